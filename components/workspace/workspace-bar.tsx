import { ArrowLeft, ChartColumn, Eye, History, Keyboard, Search } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { UserMenu } from '@/components/session/user-menu'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { BatchInstructions } from '@/components/work/batch-instructions'
import { NotificationBell } from '@/components/work/notification-bell'
import { useMay } from '@/lib/browser/queries/me'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { VideoSummary } from '@/lib/videos/schema'
import { PresenceBadge } from './presence-badge'
import { SaveStateBadge } from './save-state-badge'
import { VariantBadge } from './variant-badge'

/** The way back, what is open, which footage it is, whether it is saved, and the way to its statistics. */
export function WorkspaceBar({
  video,
  document,
  annotator,
  actions,
  show,
}: {
  readonly video: VideoSummary
  readonly document: WorkspaceStore
  /** Whose work is looked at, where it is somebody else’s. */
  readonly annotator?: string | undefined
  /** What else can be done with what is open. */
  readonly actions?: ReactNode
  readonly show?: (what: 'shortcut-sheet' | 'command-palette' | 'history') => void
}) {
  const historyTitle = useWordsWithKey('Every edit of these segments, and the way back to it', 'view.history')
  const paletteTitle = useWordsWithKey('Find a command, a frame or a segment', 'view.command-palette')
  const sheetTitle = useWordsWithKey('Keys, to look up and to change', 'view.shortcut-sheet')
  return (
    <>
      <Link
        prefetch={false}
        href={annotator === undefined ? '/' : '/review'}
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> {annotator === undefined ? 'Library' : 'Review'}
      </Link>
      <h1 className="min-w-0 truncate text-sm font-semibold" title={video.title}>
        {video.title}
      </h1>
      <VariantBadge variant={video.labeledVariant} />
      <div className="flex-1" />
      <PresenceBadge />
      {annotator === undefined ? (
        <SaveStateBadge document={document} />
      ) : (
        <Badge className="max-w-64 shrink-0">
          <Eye aria-hidden={true} className="size-3.5 shrink-0" />
          <span className="truncate">Work of {annotator}, read only</span>
        </Badge>
      )}
      <BatchInstructions videoId={video.id} />
      {actions}
      {useMay('statistics:read') ? <StatisticsLink videoId={video.id} /> : null}
      {show === undefined ? null : (
        <>
          <Button look="quiet" className="px-2!" onClick={() => show('history')} title={historyTitle}>
            <History aria-hidden={true} className="size-4" /> <span className="max-xl:sr-only">History</span>
          </Button>
          <Button look="quiet" className="px-2!" onClick={() => show('command-palette')} title={paletteTitle}>
            <Search aria-hidden={true} className="size-4" /> <span className="max-xl:sr-only">Commands</span>
          </Button>
          <Button look="quiet" className="px-2!" onClick={() => show('shortcut-sheet')} title={sheetTitle}>
            <Keyboard aria-hidden={true} className="size-4" /> <span className="max-xl:sr-only">Keys</span>
          </Button>
        </>
      )}
      <NotificationBell />
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
      <UserMenu />
    </>
  )
}

function StatisticsLink({ videoId }: { readonly videoId: string }) {
  return (
    <Link
      prefetch={false}
      href={`/videos/${videoId}/statistics`}
      title="How this video was streamed so far"
      className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink-muted hover:bg-raised hover:text-ink"
    >
      <ChartColumn aria-hidden={true} className="size-4" /> <span className="max-xl:sr-only">Statistics</span>
    </Link>
  )
}
