import { useEffect, useMemo, useState } from 'react'
import { type EditedSet, keepDraft, keptDraft } from '@/lib/browser/stores/kept-drafts'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { draftAfterSave } from '@/lib/labels/after-save'
import { checkLabelSet } from '@/lib/labels/check-label-set'
import { draftOf, type LabelSetDraft } from '@/lib/labels/draft'
import { isSame } from '@/lib/labels/is-same'
import type { LabelSetDetails } from '@/lib/labels/label-set-wire'
import { rebaseDraft } from '@/lib/labels/rebase-draft'
import { reviseLabelSet } from '@/lib/labels/revise-label-set'
import type { LabelSet } from '@/lib/labels/schema'
import { keyMeaning } from './key-meaning'

/** What a set that is not made yet is changed from. */
export const NEW_SET: LabelSet = { id: 'new', name: '', version: 0, isDefault: false, rules: [], labels: [] }

/**
 * The set `details` while it is changed here: what it shall be, what is wrong with that, and what saving it would do. What
 * others save meanwhile is taken over where nothing was changed here, and waits for a decision where something was.
 */
export function useEditedSet(id: string, details: LabelSetDetails | null) {
  const server = details?.labelSet ?? NEW_SET
  const [edited, setEdited] = useState<EditedSet>(() => keptDraft(id) ?? { base: server, draft: draftOf(server) })
  const { base, draft } = edited
  const isDirty = !isSame(draft, draftOf(base))
  const isBehind = server.version !== base.version
  if (isBehind && !isDirty) setEdited({ base: server, draft: draftOf(server) })

  useEffect(() => keepDraft(id, isDirty ? edited : null), [id, isDirty, edited])
  useEffect(() => {
    if (!isDirty) return
    const ending = new AbortController()
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: ending.signal })
    return () => ending.abort()
  }, [isDirty])

  const usage = useMemo(() => new Map((details?.usage ?? []).map(({ labelId, ...rest }) => [labelId, rest])), [details])
  const problems = useMemo(() => checkLabelSet(draft, keyMeaning), [draft])
  const changes = useMemo(() => {
    const plan = reviseLabelSet(base, draft, usage, newClientId)
    return plan.ok ? plan.value.changes : []
  }, [base, draft, usage])
  return {
    base,
    draft,
    usage,
    problems,
    changes,
    isDirty,
    /** What others have saved since, and this page has changes of its own. */
    theirs: isBehind && isDirty ? server : null,
    edit: (change: (draft: LabelSetDraft) => LabelSetDraft) =>
      setEdited((now) => ({ ...now, draft: change(now.draft) })),
    /** Begins again from what the server has. */
    reset: (from: LabelSet = server) => {
      keepDraft(id, null)
      setEdited({ base: from, draft: draftOf(from) })
    },
    /** `sent` was saved as `from`; what was changed here since stays to be saved. */
    saved: (sent: LabelSetDraft, from: LabelSet) =>
      setEdited((now) => ({ base: from, draft: draftAfterSave(sent, now.draft, from) })),
    /** My changes on top of theirs. */
    rebase: () => setEdited({ base: server, draft: rebaseDraft(base, draft, server).draft }),
  }
}

export type SetEditor = ReturnType<typeof useEditedSet>
