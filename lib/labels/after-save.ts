import { nameKey } from './check-label-set'
import { draftOf, type LabelSetDraft } from './draft'
import { isSame } from './is-same'
import { rebaseDraft } from './rebase-draft'
import { withLabelIds } from './revise-label-set'
import type { LabelSet } from './schema'

/**
 * What a set shall be after `sent` was saved as `saved`: that, and on top of it what was changed while it was on its way, from
 * `sent` to `now`. Labels that were new have the ids they got; they are known by their names, which are unique.
 */
export function draftAfterSave(sent: LabelSetDraft, now: LabelSetDraft, saved: LabelSet): LabelSetDraft {
  if (isSame(sent, now)) return draftOf(saved)
  const known = new Set(saved.labels.map(({ id }) => id))
  const byName = new Map(saved.labels.map(({ id, name }) => [nameKey(name), id]))
  const ids = new Map(
    sent.labels.map(({ id, name }) => [id, known.has(id) ? id : (byName.get(nameKey(name)) ?? id)] as const),
  )
  return rebaseDraft({ ...saved, ...withLabelIds(sent, ids) }, withLabelIds(now, ids), saved).draft
}
