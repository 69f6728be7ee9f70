import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { documentQuery } from '@/lib/browser/queries/document'
import { commentsQuery } from '@/lib/browser/queries/review'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Comment } from '@/lib/work/comment-schema'

const NONE: readonly Comment[] = []

/** The comments on the work that is open, one’s own or somebody else’s; `isPending` until they are here. */
export function useComments() {
  const { videoId, documentId: looked } = useWorkspaceHandle()
  const client = useQueryClient()
  const own = useQuery({ ...documentQuery(videoId), enabled: looked === undefined })
  const documentId = looked ?? own.data?.id ?? null
  const { data, error, isPending, refetch } = useQuery({
    ...commentsQuery(documentId ?? ''),
    enabled: documentId !== null,
  })
  /** Asks again, also for whose work it is: a first comment may have begun it. */
  const refresh = useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['comments'] }),
      client.invalidateQueries({ queryKey: ['review', 'one'] }),
      looked === undefined ? client.invalidateQueries({ queryKey: documentQuery(videoId).queryKey }) : null,
    ])
  }, [client, looked, videoId])
  return {
    documentId,
    comments: data?.comments ?? NONE,
    error,
    isPending: documentId === null ? own.isPending && looked === undefined : isPending,
    retry: () => void refetch(),
    refresh,
  }
}

export const isOpenComment = ({ resolvedAt }: Comment): boolean => resolvedAt === null
