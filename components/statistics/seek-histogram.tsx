import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { HiddenTable } from './hidden-table'
import { Panel } from './panel'
import { momentAt, TimeAxis } from './time-axis'
import { counted } from './words'

type Props = { readonly totals: StreamingTotals; readonly durationSeconds: number }

/** At which hundredth of the video reading began, and how often. */
export function SeekHistogram({ totals, durationSeconds }: Props) {
  const { seekPositions } = totals
  const most = Math.max(...seekPositions)
  const busiest = seekPositions.indexOf(most)
  const visited = seekPositions.filter((count) => count > 0).length
  const moment = (hundredth: number) => momentAt(hundredth / 100, durationSeconds)
  const answer =
    most === 0
      ? 'No part was asked for yet'
      : `${visited} of 100 places, most often around ${moment(busiest)}: ${counted(most, 'time', 'times')}`
  return (
    <Panel
      title="Where seeks land"
      answer={answer}
      note="Where each part that was asked for begins. Places are those in the file, which follow time closely but not exactly."
    >
      <figure aria-label="Where seeks land">
        <svg
          role="img"
          aria-label={`Where seeks land: ${answer}`}
          data-seeks={seekPositions.reduce((sum, count) => sum + count, 0)}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="block h-36 w-full border-b border-line"
        >
          {seekPositions.map((count, hundredth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a bar is
            <Bar key={hundredth} x={hundredth} height={most === 0 ? 0 : (count / most) * 100} isMost={count === most}>
              {`${moment(hundredth)}: ${counted(count, 'time', 'times')}`}
            </Bar>
          ))}
        </svg>
        <TimeAxis durationSeconds={durationSeconds} />
        <HiddenTable
          caption="How often reading began in each tenth of the video"
          columns={['From and to', 'Times']}
          rows={Array.from({ length: 10 }, (_, tenth) => [
            `${moment(10 * tenth)} to ${moment(10 * tenth + 10)}, tenth ${tenth + 1}`,
            String(seekPositions.slice(10 * tenth, 10 * tenth + 10).reduce((sum, count) => sum + count, 0)),
          ])}
        />
      </figure>
    </Panel>
  )
}

function Bar(props: {
  readonly x: number
  readonly height: number
  readonly isMost: boolean
  readonly children: string
}) {
  const { x, height, isMost, children } = props
  if (height === 0) return null
  const shown = Math.max(height, 2)
  return (
    <rect
      x={x + 0.12}
      y={100 - shown}
      width={0.76}
      height={shown}
      className={isMost ? 'fill-accent' : 'fill-accent/65'}
    >
      <title>{children}</title>
    </rect>
  )
}
