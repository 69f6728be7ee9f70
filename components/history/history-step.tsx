import { memo } from 'react'
import type { LogStep } from '@/lib/workspace/log-steps'

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** One edit: what, who, when. A click looks at the document as it was right after it. */
export const HistoryStep = memo(function HistoryStep({
  step,
  isShown,
  onShow,
}: {
  readonly step: LogStep
  readonly isShown: boolean
  readonly onShow: () => void
}) {
  const { words, author, appliedAt, sequence, firstSequence } = step
  const numbers = firstSequence === sequence ? `${sequence}` : `${firstSequence}–${sequence}`
  return (
    <li className="[contain-intrinsic-size:auto_52px] [content-visibility:auto]">
      <button
        type="button"
        aria-current={isShown ? 'step' : undefined}
        onClick={onShow}
        className="flex w-full gap-2.5 rounded-md border border-transparent px-2 py-1.5 text-left text-sm hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised"
      >
        <span className="min-w-9 shrink-0 pt-px text-right text-xs text-ink-muted tabular-nums">{numbers}</span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2">{words}</span>
          <span className="block truncate text-xs text-ink-muted">
            {author}, <time dateTime={appliedAt}>{TIME.format(new Date(appliedAt))}</time>
          </span>
        </span>
      </button>
    </li>
  )
})
