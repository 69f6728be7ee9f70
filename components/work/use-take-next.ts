import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { takeNextVideo } from '@/lib/browser/api/work'
import { queueQuery } from '@/lib/browser/queries/work'

/** Takes the next video and opens it. Where there is none it says so. */
export function useTakeNext() {
  const router = useRouter()
  const client = useQueryClient()
  return useMutation({
    mutationFn: takeNextVideo,
    onSuccess: ({ next }) => {
      void client.invalidateQueries({ queryKey: queueQuery().queryKey })
      if (next === null) toast('Nothing is left for you: every video is taken or handed in.')
      else router.push(`/videos/${encodeURIComponent(next.videoId)}`)
    },
    onError: ({ message }) => toast.error(message),
  })
}
