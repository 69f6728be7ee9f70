import Link from 'next/link'
import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { formatFrameRate } from '@/lib/time/frame-rate'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'
import type { VideoSummary } from '@/lib/videos/schema'
import { Poster } from './poster'
import { ReadinessBadge } from './readiness-badge'

/** One video: what it looks like, how long it is, which footage there is, and whether it may be labeled. */
export const LibraryRow = memo(function LibraryRow({ video }: { readonly video: VideoSummary }) {
  const footage = video.variants[video.labeledVariant]
  const facts = [
    `${video.frameCount.toLocaleString('en-US')} frames`,
    `${formatFrameRate(video.frameRate)} fps`,
    ...(footage === undefined ? [] : [`${footage.width}×${footage.height}`]),
    ...(video.segmentCount === 0 ? [] : [video.segmentCount === 1 ? '1 segment' : `${video.segmentCount} segments`]),
  ]
  return (
    <Link
      href={`/videos/${video.id}`}
      // Thousands of rows pass by when somebody scrolls: none of their pages is fetched ahead.
      prefetch={false}
      data-testid="library-row"
      data-video-id={video.id}
      className="group flex h-full items-center gap-5 border-b border-line px-3 hover:bg-surface focus-visible:bg-surface focus-visible:-outline-offset-2"
    >
      <Poster
        videoId={video.id}
        variant={video.labeledVariant}
        duration={formatDuration(seconds(video.durationSeconds))}
      />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-[15px] font-medium group-hover:text-accent">{video.title}</h2>
        <p className="mt-0.5 truncate text-ink-muted">{facts.join(' · ')}</p>
        <p className="mt-1.5 flex gap-1.5">
          {video.variants.processed === undefined ? null : <Badge>Processed</Badge>}
          {video.variants.raw === undefined ? null : <Badge tone="warn">Raw</Badge>}
        </p>
      </div>
      <ReadinessBadge readiness={video.readiness} />
    </Link>
  )
})
