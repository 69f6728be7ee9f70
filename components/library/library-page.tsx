'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { videosQuery } from '@/lib/browser/queries/video-list'
import { EmptyLibrary, NothingFound } from './empty-library'
import { LibraryList } from './library-list'
import { LibraryToolbar } from './library-toolbar'
import { useLeftBehindEdits } from './use-left-behind-edits'
import { useVideoFilter } from './use-video-filter'

/** Every video there is, with the word whether it may be labeled. `actions` is what else can be done, at the end of the bar. */
export function LibraryPage({ actions }: { readonly actions?: ReactNode }) {
  useLeftBehindEdits()
  const [filter, setFilter] = useVideoFilter()
  const { data, error, isPending, isPlaceholderData, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery({
      ...videosQuery(filter),
      refetchInterval: ({ state }) => (state.data?.pages[0]?.videos.length === 0 ? 5_000 : false),
    })
  const videos = data?.pages.flatMap((page) => page.videos) ?? []
  const isNarrowed = filter.query.trim() !== '' || filter.readiness !== 'all'

  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <LibraryToolbar filter={filter} onChange={setFilter} actions={actions} />
      <main className="flex-1 pb-16" aria-busy={isPending || isPlaceholderData}>
        {isPending ? (
          <LoadingRows />
        ) : error !== null && videos.length === 0 ? (
          <Notice
            title="The videos could not be loaded"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </Notice>
        ) : videos.length === 0 ? (
          isNarrowed ? (
            <NothingFound onClear={() => setFilter({ query: '', readiness: 'all', sort: filter.sort })} />
          ) : (
            <EmptyLibrary />
          )
        ) : (
          <LibraryList
            videos={videos}
            hasMore={hasNextPage}
            isLoadingMore={isFetchingNextPage}
            onWantMore={() => void fetchNextPage()}
          />
        )}
      </main>
    </div>
  )
}

const PLACEHOLDERS = ['first', 'second', 'third', 'fourth']

function LoadingRows() {
  return (
    <div role="status" aria-label="Loading videos" className="animate-pulse">
      {PLACEHOLDERS.map((key) => (
        <div key={key} className="flex h-28 items-center gap-5 border-b border-line px-3">
          <div className="h-[84px] w-[150px] rounded-md bg-raised" />
          <div className="space-y-2">
            <div className="h-4 w-64 rounded bg-raised" />
            <div className="h-3 w-44 rounded bg-raised" />
          </div>
        </div>
      ))}
    </div>
  )
}
