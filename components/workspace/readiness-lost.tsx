import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type ReadinessStore, selectChecks } from '@/lib/browser/stores/readiness-store'
import { firstObstacle } from '@/lib/readiness/check'

/** Something broke while labeling: what, what to do, and that nothing is lost. Silent while a check is only waiting. */
export function ReadinessLost({ store }: { readonly store: ReadinessStore }) {
  const facts = useStore(
    store,
    useShallow(({ server, serverFailure, facts }) => ({ server, serverFailure, facts })),
  )
  const obstacle = firstObstacle(selectChecks(facts))
  if (obstacle?.state !== 'failed') return null
  return (
    <div role="alert" className="m-3 mb-0 rounded-md border border-warn/50 bg-warn/8 p-3 text-sm">
      <p className="font-semibold">{obstacle.reason}</p>
      <p className="mt-1 text-ink-muted">{obstacle.remedy}</p>
      <p className="mt-1 text-ink-muted">Your segments are kept and are saved as before.</p>
    </div>
  )
}
