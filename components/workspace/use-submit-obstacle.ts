import { useLint } from '@/lib/browser/stores/lint-context'
import { useEverySegment, useWorkspace } from '@/lib/browser/stores/workspace-context'
import { countProblems } from '@/lib/lint/problem'
import { submitObstacle } from '@/lib/workspace/submit-obstacle'

/** Why the work on this video cannot be handed in now; null if it can. */
export function useSubmitObstacle(): string | null {
  const errors = useLint(({ problems }) => countProblems(problems).errors)
  // What is hidden is handed in, too.
  const proposals = useEverySegment().filter(({ isProposal }) => isProposal).length
  const outbox = useWorkspace(({ workspace }) => workspace.outbox)
  const loaded = useWorkspace(({ workspace }) => workspace.loaded)
  return submitObstacle({ outbox, loaded, errors, proposals })
}
