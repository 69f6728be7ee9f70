import { historyOf, type KeptStep, type StepChanges, stepChanges, withStepChanges } from '@/lib/workspace/kept-step'
import type { WorkspaceEvent } from '@/lib/workspace/workspace'
import type { Workspace } from '@/lib/workspace/workspace-state'
import { newClientId } from './workspace-client-id'

/** The history of one document as rows that are kept on disk and told to other tabs. */
export type StepKeeper = {
  /** What has to be written since the last time. */
  readonly take: (workspace: Workspace) => StepChanges
  /** Takes in rows from disk or from another tab; the event tells the workspace. */
  readonly hear: (changes: StepChanges) => WorkspaceEvent
}

export function createStepKeeper(): StepKeeper {
  let steps: readonly KeptStep[] = []
  return {
    take: ({ history, segments }) => {
      const deletedIn = (edit: KeptStep['edit']) =>
        edit.flatMap(({ segmentId }) => {
          const segment = segments.get(segmentId)
          return segment?.deleted === true ? [segment] : []
        })
      const changes = stepChanges(steps, history, deletedIn, newClientId)
      steps = withStepChanges(steps, changes)
      return changes
    },
    hear: (changes) => {
      steps = withStepChanges(steps, changes)
      return { type: 'remembered', history: historyOf(steps), deleted: changes.put.flatMap(({ deleted }) => deleted) }
    },
  }
}
