import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ReadinessPanel } from '@/components/readiness/readiness-panel'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { documentQuery } from '@/lib/browser/queries/document'
import { frameIndexQuery } from '@/lib/browser/queries/frame-index'
import { meQuery } from '@/lib/browser/queries/me'
import { resumePositionQuery } from '@/lib/browser/queries/resume-position'
import { createReadinessStore, selectWithheld } from '@/lib/browser/stores/readiness-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import { namesPlace } from '@/lib/player/resume-position'
import type { VideoSummary } from '@/lib/videos/schema'
import { readAskedPlace } from './asked-place'
import { LabelingWorkspace } from './labeling-workspace'
import { mediaUrlOf } from './media-url'
import { useReadinessFacts } from './use-readiness-facts'
import { WithheldStage } from './withheld-stage'
import { WorkspaceBar } from './workspace-bar'
import { WorkspaceFrame } from './workspace-frame'
import { StageSkeleton, TimelineSkeleton } from './workspace-skeleton'

/**
 * A video that exists. Without its frame index nothing can be shown exactly, so the player and the timeline wait for it;
 * the readiness panel does not: it is what explains a file that cannot be shown.
 */
export function VideoWorkspace({
  video,
  document,
}: {
  readonly video: VideoSummary
  readonly document: WorkspaceStore
}) {
  const [readiness] = useState(createReadinessStore)
  const isUnvouched = video.labeledVariant === 'processed' && video.variants.processed?.anonymized !== true
  // Of footage that is not shown nothing is asked for.
  const index = useQuery({ ...frameIndexQuery(video.id, video.labeledVariant), enabled: !isUnvouched })
  const [isAsked] = useState(() => namesPlace(readAskedPlace()))
  const left = useQuery({ ...resumePositionQuery(video.id), enabled: !isAsked })
  const work = useQuery(documentQuery(video.id))
  const mediaUrl = mediaUrlOf(video)
  // Known, as the document is of somebody.
  const usesLinks = useQuery(meQuery).data?.mediaLinks === true
  useEffect(() => {
    window.document.title = `${video.title} · Framemark`
  }, [video.title])
  useReadinessFacts({ videoId: video.id, mediaUrl, readiness, document })
  const withheld = useStore(readiness, selectWithheld)
  const isPlaceKnown = isAsked || !left.isPending

  if (index.data !== undefined && isPlaceKnown && !work.isPending && withheld === null && !isUnvouched) {
    const { labels, rules: setRules } = work.data?.labelSet ?? NO_LABELS
    const leftAt = left.data ?? null
    return (
      <LabelingWorkspace
        {...{ video, document, readiness, mediaUrl, usesLinks, leftAt, labels, setRules }}
        index={index.data}
      />
    )
  }
  return (
    <WorkspaceFrame
      bar={<WorkspaceBar video={video} document={document} />}
      stage={
        withheld !== null ? (
          <WithheldStage videoId={video.id} check={withheld} />
        ) : index.error === null ? (
          <StageSkeleton />
        ) : (
          <Notice
            title="The frame index is not here"
            action={<Button onClick={() => void index.refetch()}>Try again</Button>}
          >
            {index.error.message} Without it no frame can be named, so the video is not shown.
          </Notice>
        )
      }
      panel={<ReadinessPanel store={readiness} onStart={() => {}} />}
      timeline={<TimelineSkeleton />}
    />
  )
}

/** Where there is no label set nothing can be labeled; readiness says so. */
const NO_LABELS = { labels: [], rules: [] }
