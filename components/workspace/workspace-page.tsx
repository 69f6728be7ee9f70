'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RequestError } from '@/lib/browser/api/request'
import { PresenceContext } from '@/lib/browser/presence/presence-context'
import { meQuery } from '@/lib/browser/queries/me'
import { videoQuery } from '@/lib/browser/queries/video'
import { useDocumentStore } from './use-document-store'
import { usePresence } from './use-presence'
import { VideoWorkspace } from './video-workspace'
import { WorkspaceSkeleton } from './workspace-skeleton'

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
          <VideoProblem error={problem} onRetry={() => void Promise.all([refetch(), me.refetch()])} />
        ) : (
          <WorkspaceSkeleton />
        )}
      </div>
    </PresenceContext>
  )
}

function VideoProblem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const isMissing = error instanceof RequestError && (error.code === 'video-not-found' || error.code === 'not-found')
  return (
    <main className="grid h-full place-items-center">
      <Notice
        title={isMissing ? 'There is no such video' : 'The video could not be opened'}
        action={
          <div className="flex items-center gap-3">
            {isMissing ? null : <Button onClick={onRetry}>Try again</Button>}
            <Link href="/" className="text-accent underline underline-offset-2">
              Back to the library
            </Link>
          </div>
        }
      >
        {isMissing ? 'It may have been deleted, or the address is incomplete.' : error.message}
      </Notice>
    </main>
  )
}
