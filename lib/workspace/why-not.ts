import type { History } from './history'
import { type LabelingSession, primaryId } from './labeling'
import type { KeyAction, LabelingCommand } from './labeling-keys'
import { NOTHING_SELECTED } from './selected-segments'

/** What can be done is decided from this. */
export type Possibilities = {
  readonly isLabeling: boolean
  readonly labeling: Pick<LabelingSession, 'selectedIds'>
  readonly history: History
}

export const NOT_LABELING = 'Labeling has not been started yet: press Start labeling first'

const NEED_SELECTION: ReadonlySet<KeyAction['type']> = new Set([
  'delete',
  'move',
  'move-edge',
  'set-edge',
  'extend',
  'merge',
  'duplicate',
  'relabel',
  'set-attribute',
  'accept',
  'reject',
  'lock-selected',
  'hide-selected',
] as const)

/** Why `command` cannot be done now, as a sentence without a full stop; null where it can, or where it says so itself. */
export function whyNot(
  { needs, action }: Pick<LabelingCommand, 'needs' | 'action'>,
  now: Possibilities,
): string | null {
  if (needs === 'labeling' && !now.isLabeling) return NOT_LABELING
  if (NEED_SELECTION.has(action.type)) return primaryId(now.labeling) === null ? NOTHING_SELECTED : null
  switch (action.type) {
    case 'undo':
      return now.history.past.length === 0 ? 'Nothing to undo' : null
    case 'redo':
      return now.history.future.length === 0 ? 'Nothing to redo' : null
    default:
      return null
  }
}
