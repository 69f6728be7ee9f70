import { classNames } from '@/components/ui/class-names'
import { sharesOf, totalOf } from '@/lib/work/progress'
import { type StateCounts, WORK_STATES, type WorkState } from '@/lib/work/work-state'
import { STATE_WORDS } from '@/lib/work/work-words'

/** States differ in pattern as well as in colour: what still is somebody's turn is hatched. */
export const STATE_FILL: Readonly<Record<WorkState, string>> = {
  'to-do': 'bg-line',
  draft: 'bg-[repeating-linear-gradient(135deg,var(--color-accent)_0_2px,transparent_2px_5px)]',
  submitted: 'bg-accent',
  returned: 'bg-[repeating-linear-gradient(135deg,var(--color-warn)_0_2px,transparent_2px_5px)]',
  accepted: 'bg-good',
}

/** How much of something is in each state, as one bar; in words for who hears it. */
export function StateBar(props: { readonly name: string; readonly counts: StateCounts; readonly className?: string }) {
  const { counts } = props
  const words = sharesOf(counts).map(({ state, count }) => `${STATE_WORDS[state].toLowerCase()} ${count}`)
  return (
    <div
      role="img"
      aria-label={`${props.name}: ${words.length === 0 ? 'no work' : words.join(', ')}`}
      title={words.join(', ')}
      data-testid="state-bar"
      className={classNames('flex h-2.5 gap-px overflow-hidden rounded-full bg-raised', props.className)}
    >
      {sharesOf(counts).map(({ state, share }) => (
        <span key={state} style={{ width: `${share * 100}%` }} className={classNames('min-w-0.5', STATE_FILL[state])} />
      ))}
    </div>
  )
}

/** What the parts of a {@link StateBar} are, with their numbers where `counts` are given. */
export function StateLegend({ counts }: { readonly counts?: StateCounts }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {WORK_STATES.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <span aria-hidden={true} className={classNames('size-2.5 rounded-xs', STATE_FILL[state])} />
          {STATE_WORDS[state]}
          {counts === undefined ? null : (
            <span className="font-medium text-ink">{counts[state].toLocaleString('en-US')}</span>
          )}
        </li>
      ))}
      {counts === undefined ? null : <li>of {totalOf(counts).toLocaleString('en-US')}</li>}
    </ul>
  )
}
