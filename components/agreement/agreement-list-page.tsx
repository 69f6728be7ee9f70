'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { AgreementListItem } from '@/lib/agreement/schema'
import { agreementListQuery } from '@/lib/browser/queries/agreement'
import { counted, formatFigure, strengthWords } from './words'

/** The videos that several people have labeled, those on which they agree least first. `?batch=` takes those of a batch. */
export function AgreementListPage({ account }: { readonly account: ReactNode }) {
  const [batch] = useQueryState('batch', parseAsString)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    agreementListQuery(batch),
  )
  const videos = (data?.pages.flatMap((page) => page.videos) ?? []).toSorted(
    (a, b) => (a.alpha.value ?? 2) - (b.alpha.value ?? 2),
  )
  return (
    <div className="mx-auto min-h-dvh max-w-6xl px-6">
      <PageHeader title="Agreement" {...(batch !== null && { subtitle: 'in one batch' })} account={account} />
      <main className="py-6">
        {data === undefined ? (
          error === null ? (
            <p role="status" className="py-16 text-center text-ink-muted">
              Comparing the work.
            </p>
          ) : (
            <Notice
              title="The list could not be loaded"
              action={<Button onClick={() => void refetch()}>Try again</Button>}
            >
              {error.message}
            </Notice>
          )
        ) : videos.length === 0 && !hasNextPage ? (
          <p className="py-16 text-center text-ink-muted">
            There is no video yet that two people have labeled and submitted.
          </p>
        ) : (
          <VideoTable videos={videos} />
        )}
        {hasNextPage && (
          <Button className="mx-auto mt-4 flex" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Comparing more …' : 'Compare more videos'}
          </Button>
        )}
      </main>
    </div>
  )
}

const COLUMNS = ['Video', 'Alpha', 'Least agreed label', 'Differences', 'Decided'] as const

function VideoTable({ videos }: { readonly videos: readonly AgreementListItem[] }) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-sm">
        <caption className="sr-only">Videos that several people have labeled, the least agreement first</caption>
        <thead className="text-left text-xs text-ink-muted">
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="px-4 py-2.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {videos.map((video) => (
            <VideoRow key={video.videoId} video={video} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VideoRow({ video }: { readonly video: AgreementListItem }) {
  const { videoId, title, documents, alpha, worstLabel, disagreements, questions, decided, goldState } = video
  return (
    <tr data-testid="agreement-row" className="border-t border-line">
      <th scope="row" className="px-4 py-3 text-left font-medium">
        <Link href={`/review/videos/${videoId}/agreement`} className="hover:text-accent hover:underline">
          {title}
        </Link>
        <span className="block text-xs font-normal text-ink-muted">{counted(documents, 'person', 'people')}</span>
      </th>
      <td className="px-4 py-3" title={alpha.reason ?? undefined}>
        <span className="text-base font-semibold">{formatFigure(alpha)}</span>
        <span className="block text-xs text-ink-muted">{strengthWords(alpha)}</span>
      </td>
      <td className="px-4 py-3">
        {worstLabel === null ? (
          <span className="text-ink-muted">–</span>
        ) : (
          <span className="inline-flex items-center gap-2">
            <span aria-hidden={true} className="size-2.5 rounded-xs" style={{ background: worstLabel.color }} />
            {worstLabel.name}
            <span className="text-ink-muted">IoU {formatFigure(worstLabel.iou)}</span>
          </span>
        )}
      </td>
      <td className="px-4 py-3">{disagreements}</td>
      <td className="w-52 px-4 py-3">
        {goldState === 'accepted' ? (
          <Badge tone="good">Accepted</Badge>
        ) : (
          <>
            <span className="text-xs text-ink-muted">
              {decided} of {questions}
            </span>
            <ProgressBar
              label={`Decided of ${title}`}
              fraction={questions === 0 ? 1 : decided / questions}
              className="mt-1"
            />
          </>
        )}
      </td>
    </tr>
  )
}
