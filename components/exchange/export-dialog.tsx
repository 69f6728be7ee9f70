import { useQuery } from '@tanstack/react-query'
import { Download, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type ExportChoice, exportUrl } from '@/lib/browser/api/export'
import { exportReportQuery } from '@/lib/browser/queries/export-report'
import { useSegments, useWorkspace } from '@/lib/browser/stores/workspace-context'
import type { FormatId } from '@/lib/import/format'
import type { VideoSummary } from '@/lib/videos/schema'
import { ExchangeDialog } from './exchange-dialog'
import { FormatList } from './format-list'
import { ReportView } from './report-view'

/** Chooses a format, says before anything is saved what the file is worth, and hands it over. */
export function ExportDialog(props: {
  readonly video: VideoSummary
  readonly finalFocus: () => HTMLElement | false
  readonly onClose: () => void
}) {
  const { video, finalFocus, onClose } = props
  const first = useRef<HTMLInputElement>(null)
  const [format, setFormat] = useState<FormatId>('json')
  const [hasProposals, setProposals] = useState(false)
  const revision = useWorkspace(({ workspace }) => workspace.revision)
  const choice: ExportChoice = { format, proposals: hasProposals ? 'include' : 'leave-out' }
  const report = useQuery(exportReportQuery(video.id, choice, revision))
  return (
    <ExchangeDialog
      title={`Export segments of ${video.title}`}
      testId="export-dialog"
      onClose={onClose}
      first={first}
      finalFocus={finalFocus}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
          {report.data?.companions.map((name) => (
            <DownloadLink key={name} href={exportUrl(video.id, choice, 'companion')} name={name} isMain={false} />
          ))}
          {report.data === undefined ? null : (
            <DownloadLink href={exportUrl(video.id, choice)} name={report.data.fileName} isMain={true} />
          )}
        </>
      }
    >
      <div className="grid gap-6 md:grid-cols-[280px_minmax(0,1fr)]">
        <FormatList ref={first} chosen={format} onChoose={setFormat} />
        <div className="min-w-0 space-y-4" aria-busy={report.isFetching}>
          <ProposalsChoice isChosen={hasProposals} onChoose={setProposals} />
          <UnsentNote />
          {report.error === null ? null : (
            <p role="alert" className="text-bad">
              {report.error.message}
            </p>
          )}
          {report.data === undefined ? (
            report.isPending && <p className="text-ink-muted">Writing it and reading it back…</p>
          ) : (
            <ReportView report={report.data} />
          )}
        </div>
      </div>
    </ExchangeDialog>
  )
}

function DownloadLink(props: { readonly href: string; readonly name: string; readonly isMain: boolean }) {
  const look = props.isMain
    ? 'border-transparent bg-accent text-accent-ink hover:brightness-110'
    : 'border-line bg-raised text-ink hover:border-ink-faint'
  return (
    <a
      href={props.href}
      download={props.name}
      title={props.name}
      className={`inline-flex h-8 max-w-80 items-center gap-1.5 rounded-md border px-3 text-sm font-medium ${look}`}
    >
      <Download aria-hidden={true} className="size-4 shrink-0" />
      <span className="truncate">{props.isMain ? `Download ${props.name}` : props.name}</span>
    </a>
  )
}

function ProposalsChoice({
  isChosen,
  onChoose,
}: {
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const count = useSegments().filter(({ isProposal }) => isProposal).length
  if (count === 0) return null
  return (
    <label className="flex cursor-pointer items-center gap-2 text-sm">
      <input
        type="checkbox"
        className="accent-accent"
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      Also {count} {count === 1 ? 'proposal' : 'proposals'} that nobody has accepted
    </label>
  )
}

/** The server exports what it has: what is still on its way is not in the file. */
function UnsentNote() {
  const count = useWorkspace(({ workspace }) => workspace.outbox.entries.length)
  if (count === 0) return null
  return (
    <p className="flex items-start gap-2 rounded-md border border-warn/40 bg-warn/8 p-2.5 text-sm text-warn">
      <TriangleAlert aria-hidden={true} className="mt-0.5 size-4 shrink-0" />
      {count} {count === 1 ? 'change is' : 'changes are'} not saved on the server yet and not in the file. Wait until
      the bar says that all changes are saved.
    </p>
  )
}
