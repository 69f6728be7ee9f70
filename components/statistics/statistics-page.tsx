'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RequestError } from '@/lib/browser/api/request'
import { streamingStatsQuery } from '@/lib/browser/queries/streaming-stats'
import { videoQuery } from '@/lib/browser/queries/video'
import type { StreamingStats } from '@/lib/http/streaming-stats'
import { type VideoSummary, variantKind } from '@/lib/videos/schema'
import { NothingWatched } from './nothing-watched'
import { StatisticsBar } from './statistics-bar'
import { VariantChoice } from './variant-choice'
import { VariantStatistics } from './variant-statistics'

/** While the page is in sight; it rests when it is not. */
const REFETCH_INTERVAL_MS = 3000

/** How one video was streamed so far; or why that cannot be told, and what to do. */
export function StatisticsPage({ videoId }: { readonly videoId: string }) {
  const video = useQuery(videoQuery(videoId))
  const stats = useQuery({
    ...streamingStatsQuery(videoId),
    // Where nothing came yet, asking again by itself would take the reason off the screen each time.
    refetchInterval: ({ state }) => (state.data === undefined ? false : REFETCH_INTERVAL_MS),
  })
  const title = video.data?.title
  useEffect(() => {
    if (title !== undefined) window.document.title = `Statistics of ${title} · Framemark`
  }, [title])
  if (video.data !== undefined && stats.data !== undefined) {
    return <Statistics video={video.data} stats={stats.data} failure={stats.error?.message ?? null} />
  }
  const error = video.error ?? stats.error
  const retry = () => void Promise.all([video.refetch(), stats.refetch()])
  return (
    <div className="mx-auto min-h-dvh max-w-6xl px-6">
      <StatisticsBar videoId={videoId} title={title} />
      <main>{error === null ? <Loading /> : <Problem error={error} onRetry={retry} />}</main>
    </div>
  )
}

function Statistics(props: {
  readonly video: VideoSummary
  readonly stats: StreamingStats
  /** Why the numbers are not the newest. */
  readonly failure: string | null
}) {
  const { video, stats, failure } = props
  const [asked, setAsked] = useQueryState('type', parseAsStringLiteral(variantKind.options))
  const kinds = variantKind.options.filter((kind) => stats.variants[kind] !== undefined)
  const wanted = asked ?? video.labeledVariant
  const shown = kinds.includes(wanted) ? wanted : kinds[0]
  const totals = shown === undefined ? undefined : stats.variants[shown]
  return (
    <div className="mx-auto min-h-dvh max-w-6xl px-6">
      <StatisticsBar videoId={video.id} title={video.title}>
        {shown === undefined ? null : <VariantChoice kinds={kinds} chosen={shown} onChoose={setAsked} />}
      </StatisticsBar>
      <main className="py-6">
        {failure === null ? null : (
          <p role="status" className="mb-4 rounded-md border border-warn/50 bg-warn/8 px-4 py-2 text-sm">
            These numbers are not the newest. {failure}
          </p>
        )}
        {asked !== null && shown !== undefined && shown !== asked ? (
          <p role="status" className="mb-4 rounded-md border border-line bg-surface px-4 py-2 text-sm">
            There are no numbers of {asked} footage here; these are of the {shown} footage.
          </p>
        ) : null}
        {totals === undefined ? (
          <NothingWatched videoId={video.id} />
        ) : (
          <VariantStatistics
            videoId={video.id}
            totals={totals}
            durationSeconds={video.durationSeconds}
            refetchInterval={REFETCH_INTERVAL_MS}
          />
        )}
      </main>
    </div>
  )
}

function Problem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const isMissing = error instanceof RequestError && error.status === 404
  return (
    <Notice
      title={isMissing ? 'There is no such video' : 'The statistics could not be loaded'}
      action={
        isMissing ? (
          <Link href="/" className="text-accent underline underline-offset-2">
            Back to the library
          </Link>
        ) : (
          <Button onClick={onRetry}>Try again</Button>
        )
      }
    >
      {isMissing ? 'It may have been deleted, or the address is incomplete.' : error.message}
    </Notice>
  )
}

const PLACEHOLDERS = ['numbers', 'savings', 'seeks']

const Loading = () => (
  <div role="status" aria-label="Loading the statistics" className="animate-pulse space-y-4 py-6">
    {PLACEHOLDERS.map((key) => (
      <div key={key} className="h-40 rounded-lg bg-surface" />
    ))}
  </div>
)
