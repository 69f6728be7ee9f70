import type { StreamingTotals, VariantTotals } from '@/lib/http/streaming-stats'
import { formatBytes } from '@/lib/player/measures'
import { type RenditionKind, renditionKind } from '@/lib/videos/schema'
import { coverageRuns } from './coverage-runs'
import { HiddenTable } from './hidden-table'
import { Panel } from './panel'
import { momentAt, TimeAxis } from './time-axis'
import { formatShare, RENDITION_NAME } from './words'

type Props = { readonly totals: VariantTotals; readonly durationSeconds: number }

/** Which parts of each file ever left the server: what was never sent is bare. */
export function CoverageStrips({ totals, durationSeconds }: Props) {
  const files = renditionKind.options.flatMap((kind) => {
    const file = totals.renditions[kind]
    return file === undefined ? [] : [{ kind, file }]
  })
  const { shareSent, fileBytes } = totals
  return (
    <Panel
      title="Which parts were ever sent"
      answer={shareSent === null ? 'Nothing was sent yet' : `${formatShare(shareSent)} of ${formatBytes(fileBytes)}`}
      note="From the beginning of the file to its end. A part sent many times counts once."
    >
      <div className="space-y-3">
        {files.map(({ kind, file }) => (
          <Strip key={kind} kind={kind} file={file} durationSeconds={durationSeconds} />
        ))}
      </div>
      <TimeAxis durationSeconds={durationSeconds} />
    </Panel>
  )
}

function Strip(props: {
  readonly kind: RenditionKind
  readonly file: StreamingTotals
  readonly durationSeconds: number
}) {
  const { kind, file, durationSeconds } = props
  const name = RENDITION_NAME[kind]
  const share = file.shareSent === null ? 'nothing' : formatShare(file.shareSent)
  const cells = file.coverage ?? []
  const runs = coverageRuns(cells)
  const moment = (cell: number) => momentAt(cell / cells.length, durationSeconds)
  return (
    <figure>
      <figcaption className="mb-1 flex justify-between text-sm">
        <span className="text-ink-muted">{name}</span>
        <span className="font-medium">{share}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${name}: ${share} was sent at least once`}
        data-share={file.shareSent ?? ''}
        viewBox={`0 0 ${Math.max(cells.length, 1)} 1`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        className="block h-8 w-full rounded-sm bg-raised"
      >
        {runs.map((run) => (
          <rect
            key={run.start}
            x={run.start}
            width={run.length}
            height={1}
            className="fill-accent"
            opacity={0.25 + 0.75 * run.share}
          />
        ))}
      </svg>
      <HiddenTable
        caption={`Parts of the file that were sent: ${name}`}
        columns={['From and to', 'Share sent']}
        rows={runs.map((run) => [
          `${moment(run.start)} to ${moment(run.start + run.length)}, part ${run.start + 1} of ${cells.length}`,
          formatShare(run.share),
        ])}
      />
    </figure>
  )
}
