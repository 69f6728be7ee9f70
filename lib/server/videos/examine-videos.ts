import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { firstObstacle } from '@/lib/readiness/check'
import { evaluateServerFacts } from '@/lib/readiness/evaluate-server'
import { countLabels } from '@/lib/server/labels/label-sets'
import { gatherFacts } from '@/lib/server/readiness/gather-facts'
import { createMediaLook } from '@/lib/server/storage/look-at-media'
import { loadReadinessRecords } from './readiness-records'

/**
 * A way to ask which videos may be labeled by `principal`, for one pass over thousands of them: it says of each what its
 * summary would, from its records and its files as they are now. Videos that are gone are in no answer.
 */
export async function createExamination(
  principal: Principal,
): Promise<(ids: readonly string[]) => Promise<ReadonlyMap<string, boolean>>> {
  const labelCount = await countLabels()
  const look = createMediaLook()
  return async (ids) => {
    const records = await loadReadinessRecords(ids, principal.userId)
    const answers = [...records].map(async ([id, record]) => {
      const labels = labelCount(record.documents[0]?.labelSetId)
      const facts = await gatherFacts(record, principal, labels, 'record', look)
      return [id, firstObstacle(evaluateServerFacts(facts)) === undefined] as const
    })
    return new Map(await Promise.all(answers))
  }
}
