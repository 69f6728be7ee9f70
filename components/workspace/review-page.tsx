'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { documentQuery } from '@/lib/browser/queries/document'
import { frameIndexQuery } from '@/lib/browser/queries/frame-index'
import { meQuery } from '@/lib/browser/queries/me'
import { summaryQuery } from '@/lib/browser/queries/review'
import { videoQuery } from '@/lib/browser/queries/video'
import { createReadinessStore, selectWithheld } from '@/lib/browser/stores/readiness-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { VideoSummary } from '@/lib/videos/schema'
import type { DocumentSummary } from '@/lib/work/review-schema'
import { LabelingWorkspace } from './labeling-workspace'
import { mediaUrlOf } from './media-url'
import { ReviewPanel } from './review-panel'
import { useReadinessFacts } from './use-readiness-facts'
import { useReadingStore } from './use-reading-store'
import { VideoProblem } from './video-problem'
import { WithheldStage } from './withheld-stage'
import { WorkspaceSkeleton } from './workspace-skeleton'

const BACK = { href: '/review', words: 'Back to the work that waits' }

const NO_LABELS = { labels: [], rules: [] }

/** Somebody’s work on a video, to be looked at, commented on, and returned or accepted. */
export function ReviewPage({ documentId }: { readonly documentId: string }) {
  const { data: summary, error, refetch } = useQuery(summaryQuery(documentId))
  return (
    <div className="relative h-dvh overflow-clip bg-canvas text-ink">
      {summary !== undefined ? (
        <ReviewedVideo summary={summary} />
      ) : error !== null ? (
        <VideoProblem error={error} what="work" back={BACK} onRetry={() => void refetch()} />
      ) : (
        <WorkspaceSkeleton />
      )}
    </div>
  )
}

function ReviewedVideo({ summary }: { readonly summary: DocumentSummary }) {
  const { data: video, error, refetch } = useQuery(videoQuery(summary.video.id))
  const document = useReadingStore(summary.video.id, summary.id)
  useEffect(() => {
    window.document.title = `Review: ${summary.video.title} · Framemark`
  }, [summary.video.title])
  if (video !== undefined && document !== null) return <ReviewedWork {...{ summary, video, document }} />
  if (error === null) return <WorkspaceSkeleton />
  return <VideoProblem error={error} what="video" back={BACK} onRetry={() => void refetch()} />
}

function ReviewedWork(props: {
  readonly summary: DocumentSummary
  readonly video: VideoSummary
  readonly document: WorkspaceStore
}) {
  const { summary, video, document } = props
  const [readiness] = useState(createReadinessStore)
  const index = useQuery(frameIndexQuery(video.id, video.labeledVariant))
  const work = useQuery(documentQuery(video.id, summary.id))
  const mediaUrl = mediaUrlOf(video)
  const usesLinks = useQuery(meQuery).data?.mediaLinks === true
  useReadinessFacts({ videoId: video.id, mediaUrl, readiness, document })
  const withheld = useStore(readiness, selectWithheld)
  const error = index.error ?? work.error
  if (withheld !== null) return <WithheldStage videoId={video.id} check={withheld} />
  if (error !== null && (index.data === undefined || work.data === undefined)) {
    const retry = () => void Promise.all([index.refetch(), work.refetch()])
    return <VideoProblem error={error} what="work" back={BACK} onRetry={retry} />
  }
  if (index.data === undefined || work.data === undefined) return <WorkspaceSkeleton />
  const { labels, rules: setRules } = work.data.labelSet ?? NO_LABELS
  const { id: documentId, annotator } = summary
  return (
    <LabelingWorkspace
      {...{ video, document, readiness, mediaUrl, usesLinks, labels, setRules }}
      leftAt={null}
      index={index.data}
      reading={{
        documentId,
        annotator: annotator.name,
        refusal: `Nothing changed: this is the work of ${annotator.name}, which you review. Comment on it instead`,
        panel: <ReviewPanel summary={summary} />,
      }}
    />
  )
}
