'use client'
import { useQuery } from '@tanstack/react-query'
import { PresenceContext } from '@/lib/browser/presence/presence-context'
import { meQuery } from '@/lib/browser/queries/me'
import { videoQuery } from '@/lib/browser/queries/video'
import { useDocumentStore } from './use-document-store'
import { usePresence } from './use-presence'
import { VideoProblem } from './video-problem'
import { VideoWorkspace } from './video-workspace'
import { WorkspaceSkeleton } from './workspace-skeleton'

const BACK = { href: '/', words: 'Back to the library' }

/** One video, open for watching and labeling; or why it cannot be opened, and what to do. */
export function WorkspacePage({ videoId }: { readonly videoId: string }) {
  const { data: video, error, refetch } = useQuery(videoQuery(videoId))
  const document = useDocumentStore(videoId)
  const me = useQuery(meQuery)
  const problem = error ?? me.error
  const presence = usePresence(videoId)
  return (
    <PresenceContext value={presence}>
      <div className="relative h-dvh overflow-clip bg-canvas text-ink">
        {video !== undefined && document !== null ? (
          <VideoWorkspace video={video} document={document} />
        ) : problem !== null ? (
          <VideoProblem
            error={problem}
            what="video"
            back={BACK}
            onRetry={() => void Promise.all([refetch(), me.refetch()])}
          />
        ) : (
          <WorkspaceSkeleton />
        )}
      </div>
    </PresenceContext>
  )
}
