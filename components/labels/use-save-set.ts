import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { conflictingSet, createLabelSet, saveLabelSet } from '@/lib/browser/api/label-sets'
import { labelSetQuery } from '@/lib/browser/queries/label-sets'
import { keepDraft } from '@/lib/browser/stores/kept-drafts'
import { draftAfterSave } from '@/lib/labels/after-save'
import { hasErrors } from '@/lib/labels/check-label-set'
import type { LabelSetDraft } from '@/lib/labels/draft'
import type { LabelSetDetails } from '@/lib/labels/label-set-wire'
import type { SetEditor } from './use-edited-set'

/** Saves what was changed. `failure` says why it was not; what somebody else saved first is shown by the editor itself. */
export function useSaveSet(editor: SetEditor, onMade: (id: string) => void) {
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  const { base, draft, problems, isDirty, theirs } = editor
  const isNew = base.version === 0
  const keep = (details: LabelSetDetails) => {
    client.setQueryData(labelSetQuery(details.labelSet.id).queryKey, details)
    void client.invalidateQueries({ queryKey: ['label-sets'] })
  }
  const saving = useMutation({
    mutationFn: (sent: LabelSetDraft) => (isNew ? createLabelSet(sent) : saveLabelSet(base.id, base.version, sent)),
    onSuccess: (details, sent) => {
      setFailure(null)
      keep(details)
      const { labelSet } = details
      if (!isNew) editor.saved(sent, labelSet)
      toast.success(`${labelSet.name} saved as version ${labelSet.version}`)
      if (!isNew) return
      // The page goes on to the set that was made, and takes along what was changed while it was.
      if (draft !== sent) keepDraft(labelSet.id, { base: labelSet, draft: draftAfterSave(sent, draft, labelSet) })
      editor.reset(base)
      onMade(labelSet.id)
    },
    onError: (error) => {
      const current = conflictingSet(error)
      if (current !== null) keep(current)
      setFailure(current === null ? error.message : null)
    },
  })
  const obstacle = obstacleOf()
  return {
    run: () => (obstacle === null ? saving.mutate(draft) : undefined),
    obstacle,
    failure,
    isSaving: saving.isPending,
  }

  function obstacleOf(): string | null {
    if (saving.isPending) return 'Saving.'
    if (!isDirty) return isNew ? 'Give the set a name and a label first.' : 'Nothing was changed.'
    if (theirs !== null) return 'Somebody else changed this set: decide about it above.'
    return hasErrors(problems) ? 'Something is wrong still; it is said below.' : null
  }
}

export type SetSaving = ReturnType<typeof useSaveSet>
