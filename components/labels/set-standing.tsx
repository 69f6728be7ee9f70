import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { conflictingSet, setLabelSetStanding } from '@/lib/browser/api/label-sets'
import { labelSetQuery } from '@/lib/browser/queries/label-sets'
import type { LabelSetDetails, LabelSetStanding } from '@/lib/labels/label-set-wire'

/** Whether new work gets the set, and whether it is offered at all. */
export function SetStanding({ details, isDirty }: { readonly details: LabelSetDetails; readonly isDirty: boolean }) {
  const { labelSet, isRetired, documents } = details
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (standing: Omit<LabelSetStanding, 'baseVersion'>) =>
      setLabelSetStanding(labelSet.id, { baseVersion: labelSet.version, ...standing }),
    onSuccess: (now) => client.setQueryData(labelSetQuery(labelSet.id).queryKey, now),
    onError: (error) => {
      const current = conflictingSet(error)
      if (current !== null) client.setQueryData(labelSetQuery(labelSet.id).queryKey, current)
      toast.error(error.message)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['label-sets'] }),
  })
  const ask = (standing: Omit<LabelSetStanding, 'baseVersion'>) => {
    if (isDirty) toast.info('Save or drop your changes first.')
    else change.mutate(standing)
  }
  return (
    <div className="flex items-center gap-2">
      <span className="text-sm text-ink-muted">
        version {labelSet.version}, used by {documents} {documents === 1 ? 'document' : 'documents'}
      </span>
      {labelSet.isDefault ? <Badge tone="accent">new work gets it</Badge> : null}
      {isRetired ? <Badge tone="warn">retired</Badge> : null}
      {labelSet.isDefault || isRetired ? null : (
        <Button onClick={() => ask({ isDefault: true })}>Use for new work</Button>
      )}
      {labelSet.isDefault ? null : (
        <Button look="quiet" onClick={() => ask({ isRetired: !isRetired })}>
          {isRetired ? 'Bring back' : 'Retire'}
        </Button>
      )}
    </div>
  )
}
