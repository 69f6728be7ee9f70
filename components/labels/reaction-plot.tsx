import { reactionTimeOf } from '@/lib/workspace/reaction-time'

const WIDTH = 400
const HEIGHT = 44
const MOST_MS = 1000

const xOf = (ms: number): number => 8 + (Math.min(ms, MOST_MS) / MOST_MS) * (WIDTH - 16)

/** Each press as a dot on a line from 0 to a second, and their median as a stroke. */
export function ReactionPlot({ pressesMs }: { readonly pressesMs: readonly number[] }) {
  const median = reactionTimeOf(pressesMs)?.medianMs
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={pressesMs.length === 0 ? 'No presses yet' : `Presses: ${pressesMs.map(Math.round).join(', ')} ms`}
      className="mt-2 w-full text-ink-muted"
    >
      <line x1={xOf(0)} x2={xOf(MOST_MS)} y1={20} y2={20} stroke="currentColor" strokeOpacity={0.5} />
      {[0, 250, 500, 750, 1000].map((ms) => (
        <g key={ms}>
          <line x1={xOf(ms)} x2={xOf(ms)} y1={16} y2={24} stroke="currentColor" strokeOpacity={0.5} />
          <text x={xOf(ms)} y={40} fontSize={11} textAnchor="middle" fill="currentColor">
            {ms === MOST_MS ? '1 s' : ms}
          </text>
        </g>
      ))}
      {median === undefined ? null : (
        <line x1={xOf(median)} x2={xOf(median)} y1={4} y2={30} className="stroke-accent" strokeWidth={2} />
      )}
      {pressesMs.map((ms, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses come in order and never change
        <circle key={n} cx={xOf(ms)} cy={20} r={4} className="fill-accent" fillOpacity={0.55} />
      ))}
    </svg>
  )
}
