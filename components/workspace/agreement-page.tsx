'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect, useMemo, useState } from 'react'
import { AgreementBar } from '@/components/agreement/agreement-bar'
import { useOpenPlayer } from '@/components/player/use-open-player'
import { UserMenu } from '@/components/session/user-menu'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RequestError } from '@/lib/browser/api/request'
import { agreementQuery } from '@/lib/browser/queries/agreement'
import { frameIndexQuery } from '@/lib/browser/queries/frame-index'
import { meQuery } from '@/lib/browser/queries/me'
import { videoQuery } from '@/lib/browser/queries/video'
import type { PlayerSource } from '@/lib/browser/stores/open-player'
import { PlayerProvider } from '@/lib/browser/stores/player-context'
import { frame } from '@/lib/time/frame'
import type { VideoSummary } from '@/lib/videos/schema'
import { AgreementWorkspace } from './agreement-workspace'

/** Who says what of one video, how far they agree, and what was decided; or why that cannot be shown. */
export function AgreementPage({ videoId }: { readonly videoId: string }) {
  const video = useQuery(videoQuery(videoId))
  const report = useQuery(agreementQuery(videoId))
  const title = video.data?.title
  useEffect(() => {
    if (title !== undefined) window.document.title = `Agreement on ${title} · Framemark`
  }, [title])
  const error = video.error ?? (report.data === undefined ? report.error : null)
  if (error !== null) {
    return (
      <Frame title={title}>
        <Problem error={error} onRetry={() => void Promise.all([video.refetch(), report.refetch()])} />
      </Frame>
    )
  }
  if (video.data === undefined || report.data === undefined) {
    return (
      <Frame title={title}>
        <div role="status" aria-label="Comparing the work" className="animate-pulse space-y-4 p-6">
          <div className="h-72 rounded-lg bg-surface" />
          <div className="h-40 rounded-lg bg-surface" />
        </div>
      </Frame>
    )
  }
  if (report.data.documents.length < 2) {
    return (
      <Frame title={title}>
        <Notice title="There is nothing to compare yet" action={<BackToList />}>
          {report.data.documents.length === 0 ? 'Nobody has' : 'Only one person has'} submitted work on this video.
          Agreement is measured between two people or more.
        </Notice>
      </Frame>
    )
  }
  return <WithPlayer video={video.data} />
}

/** Only with its frame index, and only where it may be taken for anonymized, is footage shown; see the workspace. */
function WithPlayer({ video }: { readonly video: VideoSummary }) {
  const { id: videoId, labeledVariant: variant } = video
  const isWithheld = variant === 'processed' && video.variants.processed?.anonymized !== true
  const usesLinks = useQuery(meQuery).data?.mediaLinks === true
  const index = useQuery({ ...frameIndexQuery(videoId, variant), enabled: !isWithheld })
  const source = useMemo<PlayerSource | null>(
    () =>
      index.data === undefined
        ? null
        : {
            videoId,
            variant,
            usesLinks,
            mediaUrl: `/api/media/videos/${encodeURIComponent(videoId)}?type=${variant}&profile=annotation`,
            index: index.data,
            startFrame: frame(0),
          },
    [videoId, variant, usesLinks, index.data],
  )
  const player = useOpenPlayer(source)
  if (isWithheld) {
    return (
      <Frame title={video.title}>
        <Notice title="This footage is not shown" action={<BackToList />}>
          Nobody has recorded that it is anonymized completely, so it may show who was filmed.
        </Notice>
      </Frame>
    )
  }
  if (index.error !== null) {
    return (
      <Frame title={video.title}>
        <Problem error={index.error} onRetry={() => void index.refetch()} />
      </Frame>
    )
  }
  if (player === null) return <Frame title={video.title}>{null}</Frame>
  return (
    <PlayerProvider player={player}>
      <AgreementWorkspace video={video} index={player.source.index} />
    </PlayerProvider>
  )
}

function Frame({ title, children }: { readonly title: string | undefined; readonly children: React.ReactNode }) {
  const [isBlind, setBlind] = useState(false)
  return (
    <div className="min-h-dvh bg-canvas text-ink">
      <AgreementBar
        title={title}
        account={<UserMenu />}
        isBlind={isBlind}
        onBlind={setBlind}
        gold={null}
        reopen={null}
        accept={null}
      />
      <main>{children}</main>
    </div>
  )
}

function Problem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const isMissing = error instanceof RequestError && error.status === 404
  return (
    <Notice
      title={isMissing ? 'There is no such video' : 'The work could not be compared'}
      action={isMissing ? <BackToList /> : <Button onClick={onRetry}>Try again</Button>}
    >
      {isMissing ? 'It may have been removed, or the address is incomplete.' : error.message}
    </Notice>
  )
}

const BackToList = () => (
  <Link href="/review/agreement" className="text-accent underline underline-offset-2">
    Back to the list
  </Link>
)
