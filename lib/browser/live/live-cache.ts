import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query'
import { jobsQuery } from '@/lib/browser/queries/jobs'
import { isOfLabelSet } from '@/lib/browser/queries/label-sets'
import { isDocument, isOfVideo, isVideoList } from '@/lib/browser/queries/video-keys'
import { queueQuery } from '@/lib/browser/queries/work'
import { applyJob } from '@/lib/jobs/job-lists'
import type { LiveEvent } from '@/lib/jobs/live-event'
import type { Job } from '@/lib/jobs/schema'
import type { VideoList } from '@/lib/videos/schema'
import { createPaced } from './paced'

/** The least time between two refetches of the same thing. */
const PACE_MS = 1000

/** A list is asked for page by page: one with many pages is asked for less often, so that the server is not kept busy. */
const PACE_MS_PER_PAGE = 500

/** What is said of people’s work: comments on it, its review, what they are told. */
const OF_WORK: ReadonlySet<unknown> = new Set(['comments', 'review', 'notifications'])

/** What is told of the server, written into the query cache. */
export type LiveCache = {
  readonly tell: (event: LiveEvent) => void
  readonly refreshLists: () => void
  /** Asks again for everything that is here already: it may have changed unseen. */
  readonly refreshAll: () => void
  readonly stop: () => void
}

export function createLiveCache(client: QueryClient): LiveCache {
  const changed = new Set<string>()
  const jobs = createPaced(
    () => void client.invalidateQueries({ queryKey: jobsQuery().queryKey }),
    () => PACE_MS,
  )
  const videos = createPaced(
    () => {
      const ids = new Set(changed)
      changed.clear()
      void client.invalidateQueries({ predicate: ({ queryKey }) => isOfVideo(queryKey, ids) })
      void client.invalidateQueries({ queryKey: queueQuery().queryKey })
    },
    () => PACE_MS,
  )
  const labels = createPaced(
    () =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => isOfLabelSet(queryKey) || isDocument(queryKey) }),
    () => PACE_MS,
  )
  const work = createPaced(
    () => void client.invalidateQueries({ predicate: ({ queryKey: [room] }) => OF_WORK.has(room) }),
    () => PACE_MS,
  )
  const lists = createPaced(
    () => void client.invalidateQueries({ predicate: ({ queryKey }) => isVideoList(queryKey) }),
    () => Math.max(PACE_MS, PACE_MS_PER_PAGE * pagesShown(client)),
  )
  return {
    tell: (event) => {
      if (event.event === 'job') {
        if (!writeJob(client, event.data)) jobs.ask()
      } else if (event.event === 'library') {
        for (const id of event.data.videoIds) changed.add(id)
        videos.ask()
        lists.ask()
        work.ask()
      } else if (event.event === 'labels') labels.ask()
      else if (event.event === 'comments' || event.event === 'notification') work.ask()
    },
    refreshLists: lists.ask,
    refreshAll: () => {
      jobs.ask()
      work.ask()
      if (pagesShown(client) > 0) lists.ask()
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) =>
          state.data !== undefined && (isOfVideo(queryKey, 'any') || isOfLabelSet(queryKey)),
      })
    },
    stop: () => {
      for (const paced of [jobs, videos, labels, lists, work]) paced.stop()
    },
  }
}

/**
 * Writes what the server said of a job where it is shown. False if the jobs have to be asked for again: not all are
 * known, or an older answer is on its way and would undo this one.
 */
export function writeJob(client: QueryClient, job: Job): boolean {
  const { queryKey } = jobsQuery()
  const known = client.getQueryData(queryKey)
  if (known === undefined) return false
  const { lists, isCertain } = applyJob(known, job)
  client.setQueryData(queryKey, lists)
  return isCertain && client.isFetching({ queryKey }) === 0
}

function pagesShown(client: QueryClient): number {
  const shown = client.getQueryCache().findAll({ predicate: ({ queryKey }) => isVideoList(queryKey), type: 'active' })
  return Math.max(0, ...shown.map(pageCount))
}

const pageCount = ({ state }: Query): number => (state.data as InfiniteData<VideoList> | undefined)?.pages.length ?? 0
