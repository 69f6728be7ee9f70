import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { VideoSummary } from '@/lib/videos/schema'
import { LibraryRow } from './library-row'
import { useOffsetTop } from './use-offset-top'
import { useRowKeys } from './use-row-keys'
import { useScrollAnchor } from './use-scroll-anchor'

const ROW_HEIGHT = 112

/** As high as the toolbar that stays on top: rows scrolled to begin below it. */
const COVERED = 130

/** The next page is asked for this many rows before the end, so that it is there in time. */
const AHEAD = 40

type Props = {
  readonly videos: readonly VideoSummary[]
  readonly hasMore: boolean
  /** `failed`: the next page did not come, and is not asked for again by itself. */
  readonly more: 'idle' | 'loading' | 'failed'
  readonly onWantMore: () => void
}

/** The rows; only those near the screen are in the page, so ten thousand videos scroll like ten. */
export function LibraryList({ videos, hasMore, more, onWantMore }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const top = useOffsetTop(list)
  const virtualizer = useWindowVirtualizer({
    count: videos.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: COVERED,
  })
  useScrollAnchor(videos, top, ROW_HEIGHT)
  const onKeyDown = useRowKeys(list, virtualizer, ROW_HEIGHT)
  const rows = virtualizer.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0
  const wantsMore = hasMore && more === 'idle' && lastShown >= videos.length - AHEAD

  useEffect(() => {
    if (wantsMore) onWantMore()
  }, [wantsMore, onWantMore])

  return (
    <>
      <ul
        ref={list}
        aria-label="Videos"
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => {
          const video = videos[row.index]
          if (video === undefined) return null
          return (
            <li
              key={video.id}
              data-index={row.index}
              aria-setsize={hasMore ? -1 : videos.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start - top}px)` }}
            >
              <LibraryRow video={video} />
            </li>
          )
        })}
      </ul>
      <MoreRows hasMore={hasMore} more={more} isFirst={videos.length === 0} onWantMore={onWantMore} />
    </>
  )
}

function MoreRows({ hasMore, more, isFirst, onWantMore }: Omit<Props, 'videos'> & { readonly isFirst: boolean }) {
  if (more === 'failed')
    return (
      <p role="alert" className="flex items-center justify-center gap-3 py-4 text-ink-muted">
        The next videos could not be loaded. <Button onClick={onWantMore}>Try again</Button>
      </p>
    )
  if (!hasMore || (more === 'idle' && !isFirst)) return null
  return (
    <p role="status" className="py-4 text-center text-ink-muted">
      {isFirst ? 'Looking through the library…' : 'Loading more videos…'}
    </p>
  )
}
