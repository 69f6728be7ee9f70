import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { changeBatch, removeBatch } from '@/lib/browser/api/work'
import { batchesQuery } from '@/lib/browser/queries/work'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { counted } from '@/lib/work/work-words'
import { useBatchChange } from './use-batch'

/** Closes a batch, opens it again, or removes it, which frees its videos. */
export function BatchEnd({ batch }: { readonly batch: BatchDetails }) {
  const isClosed = batch.closedAt !== null
  const close = useBatchChange(batch.id, (closed: boolean) => changeBatch(batch.id, { closed }))
  return (
    <section aria-label="End of the batch" className="space-y-3 rounded-lg border border-line bg-surface p-4">
      <p className="text-sm text-ink-muted">
        {isClosed
          ? 'This batch is closed: nothing of it can be edited or taken.'
          : 'A closed batch keeps its work as it is: nobody can edit it until it is opened again.'}
      </p>
      <Button className="w-full" disabled={close.isPending} onClick={() => close.mutate(!isClosed)}>
        {isClosed ? 'Open the batch again' : 'Close the batch'}
      </Button>
      <RemoveBatch batch={batch} />
    </section>
  )
}

/** Asks once more before it is done: who pressed it by mistake has lost nothing. */
function RemoveBatch({ batch }: { readonly batch: BatchDetails }) {
  const [isAsking, setAsking] = useState(false)
  const router = useRouter()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => removeBatch(batch.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: batchesQuery().queryKey })
      router.push('/admin/batches')
    },
    onError: ({ message }) => toast.error(message),
  })
  if (!isAsking) {
    return (
      <Button look="quiet" className="w-full" onClick={() => setAsking(true)}>
        Remove the batch…
      </Button>
    )
  }
  return (
    <div className="space-y-2">
      <p className="text-sm">
        {batch.videoCount === 0
          ? 'Remove this batch?'
          : `Remove this batch? ${counted(batch.videoCount, 'video', 'videos')} will be in no batch and open to everybody. What was labeled stays.`}
      </p>
      <div className="flex gap-2">
        <Button className="flex-1 text-bad" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {remove.isPending ? 'Removing…' : 'Remove'}
        </Button>
        <Button className="flex-1" autoFocus={true} onClick={() => setAsking(false)}>
          Keep it
        </Button>
      </div>
    </div>
  )
}
