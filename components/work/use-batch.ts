import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { batchesQuery, batchQuery } from '@/lib/browser/queries/work'
import type { BatchDetails } from '@/lib/work/batch-schema'

/** Does something to a batch and shows what it is then; says what went wrong. */
export function useBatchChange<A>(
  batchId: string,
  change: (asked: A) => Promise<BatchDetails>,
  options: { readonly onDone?: (batch: BatchDetails) => void; readonly isQuiet?: boolean } = {},
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (batch) => {
      client.setQueryData(batchQuery(batchId).queryKey, batch)
      void client.invalidateQueries({ queryKey: batchesQuery().queryKey })
      options.onDone?.(batch)
    },
    onError: ({ message }) => {
      if (options.isQuiet !== true) toast.error(message)
    },
  })
}
