import type { DocumentSegment } from './document'
import type { Edit } from './edit'
import type { History } from './history'

/**
 * A step of the history as this computer keeps it. `position` orders the steps. `deleted` are the segments of the edit
 * that are deleted now: the server does not list them, and bringing one back takes its version.
 */
export type KeptStep = {
  readonly id: string
  readonly position: number
  readonly isUndone: boolean
  readonly edit: Edit
  readonly deleted: readonly DocumentSegment[]
}

/** The steps to write and those to forget. */
export type StepChanges = { readonly put: readonly KeptStep[]; readonly removed: readonly string[] }

/** The history that `steps` amount to, in any order. */
export function historyOf(steps: readonly KeptStep[]): History {
  const inOrder = [...steps].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  return {
    past: inOrder.filter(({ isUndone }) => !isUndone).map(({ edit }) => edit),
    future: inOrder
      .filter(({ isUndone }) => isUndone)
      .reverse()
      .map(({ edit }) => edit),
  }
}

/**
 * What has to be written so that `kept` amounts to `history`. Edits are compared by identity: a history moves the ones it
 * has and makes no copies. `deletedIn` tells which segments of an edit are deleted now.
 */
export function stepChanges(
  kept: readonly KeptStep[],
  history: History,
  deletedIn: (edit: Edit) => readonly DocumentSegment[],
  newId: () => string,
): StepChanges {
  const byEdit = new Map(kept.map((step) => [step.edit, step]))
  let last = Math.max(0, ...kept.map(({ position }) => position))
  const put: KeptStep[] = []
  const present = new Set<string>()
  const look = (edit: Edit, isUndone: boolean) => {
    const known = byEdit.get(edit)
    if (known !== undefined) present.add(known.id)
    if (known?.isUndone === isUndone) return
    last += known === undefined ? 1 : 0
    const place = known ?? { id: newId(), position: last, edit }
    put.push({ ...place, isUndone, deleted: deletedIn(edit) })
  }
  for (const edit of history.past) look(edit, false)
  for (const edit of [...history.future].reverse()) look(edit, true)
  return { put, removed: kept.filter(({ id }) => !present.has(id)).map(({ id }) => id) }
}

/** `kept` after `changes`. */
export function withStepChanges(kept: readonly KeptStep[], { put, removed }: StepChanges): readonly KeptStep[] {
  const gone = new Set([...removed, ...put.map(({ id }) => id)])
  return [...kept.filter(({ id }) => !gone.has(id)), ...put]
}
