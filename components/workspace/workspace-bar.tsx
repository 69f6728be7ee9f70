import { ArrowLeft, ChartColumn, History, Keyboard } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { VideoSummary } from '@/lib/videos/schema'
import { SaveStateBadge } from './save-state-badge'
import { VariantBadge } from './variant-badge'

/** The way back, what is open, which footage it is, whether it is saved, and the way to its statistics. */
export function WorkspaceBar({
  video,
  document,
  onShowShortcuts,
  onShowHistory,
}: {
  readonly video: VideoSummary
  readonly document: WorkspaceStore
  readonly onShowShortcuts?: () => void
  readonly onShowHistory?: () => void
}) {
  return (
    <>
      <Link
        prefetch={false}
        href="/"
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> Library
      </Link>
      <h1 className="min-w-0 truncate text-sm font-semibold" title={video.title}>
        {video.title}
      </h1>
      <VariantBadge variant={video.labeledVariant} />
      <div className="flex-1" />
      <SaveStateBadge document={document} />
      <Link
        prefetch={false}
        href={`/videos/${video.id}/statistics`}
        title="How this video was streamed so far"
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-3 text-sm font-medium text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ChartColumn aria-hidden={true} className="size-4" /> Statistics
      </Link>
      {onShowHistory === undefined ? null : (
        <Button look="quiet" onClick={onShowHistory} title="Every edit of these segments, and the way back to it">
          <History aria-hidden={true} className="size-4" /> History
        </Button>
      )}
      {onShowShortcuts === undefined ? null : (
        <Button look="quiet" onClick={onShowShortcuts} title="Keyboard shortcuts (?)">
          <Keyboard aria-hidden={true} className="size-4" /> Keys
        </Button>
      )}
    </>
  )
}
