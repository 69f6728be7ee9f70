import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { useLint, useLintHandle } from '@/lib/browser/stores/lint-context'
import { countProblems, problemCountWords } from '@/lib/lint/problem'
import { ProblemRow } from './problem-row'

/** More rows than this are not drawn; the keys reach all. */
const MOST_SHOWN = 100

/** What does not hold, as a line with a count that opens to a list; `action` stands at the end of that line, `remark` below it. */
export function ProblemPanel({ action, remark }: { readonly action?: ReactNode; readonly remark?: ReactNode }) {
  const problems = useLint((state) => state.problems)
  const [isOpen, setOpen] = useState(false)
  const lint = useLintHandle()
  const { errors } = countProblems(problems)
  const hasAny = problems.length > 0
  return (
    <section
      aria-label="Problems"
      data-testid="problems"
      className="flex min-h-11 shrink-0 flex-col border-t border-line"
    >
      <div className="flex items-center gap-2 px-3 py-1.5">
        <button
          type="button"
          aria-expanded={isOpen && hasAny}
          aria-disabled={!hasAny}
          data-testid="problem-count"
          data-errors={errors}
          onClick={() => hasAny && setOpen(!isOpen)}
          title={hasAny ? 'F8 goes to the next problem' : 'Every rule of the labels holds'}
          className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-1 text-left text-sm hover:bg-raised"
        >
          <CountIcon errors={errors} hasAny={hasAny} />
          <span className="truncate">{hasAny ? problemCountWords(problems) : 'No problems'}</span>
          {hasAny ? <Kbd>F8</Kbd> : null}
          {hasAny ? isOpen ? <ChevronDown className="size-4" /> : <ChevronUp className="size-4" /> : null}
        </button>
        {action}
      </div>
      {remark}
      {isOpen && hasAny ? (
        <ul data-testid="problem-list" className="max-h-[26dvh] min-h-0 space-y-px overflow-y-auto px-2 pb-2">
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <ProblemRow key={problem.key} problem={problem} lint={lint} />
          ))}
          {problems.length > MOST_SHOWN ? (
            <li className="px-2 py-1 text-xs text-ink-muted">
              And {problems.length - MOST_SHOWN} more: F8 goes through all of them.
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}

function CountIcon({ errors, hasAny }: { readonly errors: number; readonly hasAny: boolean }) {
  if (errors > 0) return <CircleAlert aria-hidden={true} className="size-4 shrink-0 text-bad" />
  if (hasAny) return <TriangleAlert aria-hidden={true} className="size-4 shrink-0 text-warn" />
  return <CircleCheck aria-hidden={true} className="size-4 shrink-0 text-good" />
}
