import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { BatchLine } from '@/lib/browser/exports/export-videos'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { FORMAT_TITLES, type FormatId, formatId } from '@/lib/import/format'
import { useBatchExport } from './use-batch-export'

/** Format, start, how far it is, and what came of it. */
export function ExportVideosForm({ filter }: { readonly filter: VideoFilter }) {
  const [format, setFormat] = useState<FormatId>('json')
  const [hasProposals, setProposals] = useState(false)
  const { state, start, cancel } = useBatchExport()
  const id = useId()
  const isRunning = state.kind === 'running'
  return (
    <div className="space-y-4">
      <div>
        <label htmlFor={id} className="mb-1 block text-sm font-semibold">
          Format
        </label>
        <select
          id={id}
          value={format}
          disabled={isRunning}
          onChange={(event) => setFormat(event.currentTarget.value as FormatId)}
          className="h-9 w-full rounded-md border border-line bg-canvas px-2"
        >
          {formatId.options.map((option) => (
            <option key={option} value={option}>
              {FORMAT_TITLES[option]}
            </option>
          ))}
        </select>
      </div>
      <label className="flex cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={hasProposals}
          disabled={isRunning}
          onChange={(event) => setProposals(event.currentTarget.checked)}
        />
        Also proposals that nobody has accepted
      </label>
      <p className="text-sm text-ink-muted">
        One file for each video, in one zip. Every file is read back before it is packed; report.json in the zip says
        what each one is worth.
      </p>
      {state.kind === 'running' ? <Progress done={state.done} all={state.all} /> : null}
      {state.kind === 'failed' ? (
        <p role="alert" className="text-bad">
          {state.reason}
        </p>
      ) : null}
      {state.kind === 'done' ? <Outcome lines={state.lines} fileName={state.fileName} /> : null}
      <div className="flex justify-end gap-2">
        {isRunning ? (
          <Button onClick={cancel}>Stop</Button>
        ) : (
          <Button
            look="primary"
            onClick={() => void start(filter, { format, proposals: hasProposals ? 'include' : 'leave-out' })}
          >
            {state.kind === 'idle' ? 'Export' : 'Export again'}
          </Button>
        )}
      </div>
    </div>
  )
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  return (
    <div className="space-y-1.5">
      <ProgressBar label="Export" fraction={all === 0 ? 0 : done / all} />
      <p className="text-sm text-ink-muted">{all === 0 ? 'Looking for the videos…' : `${done} of ${all} videos`}</p>
    </div>
  )
}

const SHOWN = 20

function Outcome({ lines, fileName }: { readonly lines: readonly BatchLine[]; readonly fileName: string }) {
  const flawed = lines.filter((line) => line.status === 'failed' || !line.report.certified)
  const certified = lines.length - flawed.length
  return (
    <div role="status" className="space-y-2 text-sm">
      <p className={flawed.length === 0 ? 'text-good' : 'text-warn'}>
        {lines.length === 0
          ? 'There are no videos to export.'
          : `${certified} of ${lines.length} exports are certified: every boundary comes back on its frame. Saved as ${fileName}.`}
      </p>
      {flawed.length === 0 ? null : (
        <ul className="list-disc space-y-1 pl-5">
          {flawed.slice(0, SHOWN).map((line) => (
            <li key={line.videoId}>
              <span className="font-medium">{line.title}</span>:{' '}
              {line.status === 'failed' ? `not exported. ${line.reason}` : line.report.verdict}
            </li>
          ))}
          {flawed.length > SHOWN ? <li>and {flawed.length - SHOWN} more</li> : null}
        </ul>
      )}
    </div>
  )
}
