import { CircleAlert, TriangleAlert } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { useLint } from '@/lib/browser/stores/lint-context'
import type { LintStore } from '@/lib/browser/stores/lint-store'
import type { LintProblem } from '@/lib/lint/problem'

/** One problem: a click goes there, and the one the annotator is at shows how it can be mended. */
export const ProblemRow = memo(function ProblemRow({
  problem,
  lint,
}: {
  readonly problem: LintProblem
  readonly lint: LintStore
}) {
  const isCurrent = useLint(({ currentKey }) => currentKey === problem.key)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const fixes = isCurrent ? problem.fixes() : []
  const isError = problem.severity === 'error'
  const Icon = isError ? CircleAlert : TriangleAlert
  return (
    <li
      ref={row}
      data-testid="problem"
      data-rule={problem.rule}
      data-severity={problem.severity}
      data-current={isCurrent}
      className="rounded-md data-[current=true]:bg-raised"
    >
      <button
        type="button"
        aria-current={isCurrent}
        onClick={() => lint.goTo(problem)}
        className="flex w-full gap-2 rounded-md px-2 py-1 text-left text-sm leading-snug hover:bg-raised"
      >
        <Icon aria-hidden={true} className={`mt-0.5 size-3.5 shrink-0 ${isError ? 'text-bad' : 'text-warn'}`} />
        <span className="sr-only">{isError ? 'Error: ' : 'Warning: '}</span>
        <span>{problem.words}</span>
      </button>
      {fixes.length > 0 ? (
        <div className="flex flex-wrap gap-1.5 px-2 pt-0.5 pb-2 pl-7.5">
          {fixes.map((fix, at) => (
            <Button
              key={fix.words}
              className="h-auto min-h-7 px-2 py-0.5 text-left text-xs"
              onClick={() => lint.apply(fix)}
            >
              {fix.words} {at === 0 ? <Kbd>F9</Kbd> : null}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  )
})
