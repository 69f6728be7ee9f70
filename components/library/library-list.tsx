import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { VideoSummary } from '@/lib/videos/schema'
import { LibraryRow } from './library-row'

const ROW_HEIGHT = 112

type Props = {
  readonly videos: readonly VideoSummary[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onWantMore: () => void
}

/** The rows; only those near the screen are in the page, so ten thousand videos scroll like ten. */
export function LibraryList({ videos, hasMore, isLoadingMore, onWantMore }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), [])
  const virtualizer = useWindowVirtualizer({
    count: videos.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: offset,
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasMore && !isLoadingMore && lastShown >= videos.length - 10) onWantMore()
  }, [hasMore, isLoadingMore, lastShown, videos.length, onWantMore])

  return (
    <>
      <ul
        ref={list}
        aria-label="Videos"
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={moveFocus}
      >
        {rows.map((row) => {
          const video = videos[row.index]
          if (video === undefined) return null
          return (
            <li
              key={video.id}
              aria-setsize={hasMore ? -1 : videos.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start - offset}px)` }}
            >
              <LibraryRow video={video} />
            </li>
          )
        })}
      </ul>
      {isLoadingMore ? (
        <p role="status" className="py-4 text-center text-ink-muted">
          Loading more videos…
        </p>
      ) : null}
    </>
  )
}

/** Up and down move between rows, as in any list; Enter opens, as with any link. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const here = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = links[here + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
