'use client'

import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type VideoFilter, videosQuery } from '@/lib/browser/queries/video-list'
import type { VideoList } from '@/lib/videos/schema'
import { EmptyLibrary, NothingFound } from './empty-library'
import { LibraryList } from './library-list'
import { LibraryToolbar } from './library-toolbar'
import { LoadingRows } from './loading-rows'
import { useLeftBehindEdits } from './use-left-behind-edits'
import { EVERYTHING, isNarrowed, useVideoFilter } from './use-video-filter'

/**
 * Every video there is, with the word whether it may be labeled. `actions` stand in the toolbar, and
 * `account` at its end, `news` between it and the list.
 */
export function LibraryPage(props: {
  readonly actions?: ReactNode
  readonly account?: ReactNode
  readonly news?: ReactNode
}) {
  useLeftBehindEdits()
  const [filter, setFilter] = useVideoFilter()
  const change = (next: Partial<VideoFilter>) => {
    window.scrollTo({ top: 0, behavior: 'instant' })
    setFilter(next)
  }
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <LibraryToolbar filter={filter} onChange={change} actions={props.actions} account={props.account} />
      {props.news}
      <Videos filter={filter} onShowAll={() => change(EVERYTHING)} />
    </div>
  )
}

function Videos({ filter, onShowAll }: { readonly filter: VideoFilter; readonly onShowAll: () => void }) {
  const query = useInfiniteQuery(videosQuery(filter))
  return (
    // What is being read is kept in place by the list itself; the browser trying the same would move it twice.
    <main className="flex-1 pb-16 [overflow-anchor:none]" aria-busy={query.isPending || query.isPlaceholderData}>
      {query.isPending ? <LoadingRows /> : <Found query={query} filter={filter} onShowAll={onShowAll} />}
    </main>
  )
}

/** What the query found, or why nothing is shown. */
function Found({
  query,
  filter,
  onShowAll,
}: {
  readonly query: UseInfiniteQueryResult<InfiniteData<VideoList>>
  readonly filter: VideoFilter
  readonly onShowAll: () => void
}) {
  const { data, error, refetch, fetchNextPage, hasNextPage } = query
  const videos = useMemo(() => data?.pages.flatMap((page) => page.videos) ?? [], [data])
  const showMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (error !== null && videos.length === 0)
    return (
      <Notice title="The videos could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
        {error.message}
      </Notice>
    )
  if (videos.length === 0 && !hasNextPage)
    return isNarrowed(filter) ? <NothingFound onClear={onShowAll} /> : <EmptyLibrary />
  const more = query.isFetchNextPageError ? 'failed' : query.isFetchingNextPage ? 'loading' : 'idle'
  return <LibraryList videos={videos} hasMore={hasNextPage} more={more} onWantMore={showMore} />
}
