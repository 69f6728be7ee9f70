import { assertNever } from '@/lib/result/assert-never'

/**
 * How a page keeps up with the server: by one stream of events, and by asking where there is none.
 *
 * `resting`: nobody looks at the page. `opening`: a stream was asked for and has not said hello. `live`: it has.
 * `waiting`: there is no stream; the next is asked for at `openAt`. Times are milliseconds on any clock that only goes on.
 */
export type LiveLink =
  | { readonly kind: 'resting' }
  | ({ readonly kind: 'opening'; readonly giveUpAt: number } & WithoutStream)
  | { readonly kind: 'live' }
  | ({ readonly kind: 'waiting'; readonly openAt: number } & WithoutStream)

type WithoutStream = {
  /** Streams that failed one after the other. */
  readonly failures: number
  /** The server is asked at intervals meanwhile. */
  readonly isPolling: boolean
  /** Whether it answered when it was asked last. */
  readonly isAnswered: boolean
}

/** `woke`: the time that {@link wakeAt} named has come. `asked`: the server was asked without a stream. */
export type LinkEvent =
  | { readonly event: 'shown' | 'failed' | 'woke'; readonly now: number }
  | { readonly event: 'hidden' | 'greeted' }
  | { readonly event: 'asked'; readonly isAnswered: boolean }

/** A stream that has not said hello after so long will not: something on the way holds it back. */
export const PATIENCE_MS = 5000
/** A stream that was lost is asked for again once, soon. */
export const SECOND_TRY_MS = 1000
/** After that, this long apart. */
export const RETRY_MS = 30_000

const MOST_FAILURES = 2

export const RESTING: LiveLink = { kind: 'resting' }

/** What the link does next. An event that means nothing now changes nothing. */
export function nextLink(link: LiveLink, event: LinkEvent): LiveLink {
  switch (event.event) {
    case 'shown':
      return link.kind === 'resting' ? opening(event.now, { failures: 0, isPolling: false, isAnswered: true }) : link
    case 'hidden':
      return RESTING
    case 'greeted':
      return link.kind === 'opening' ? { kind: 'live' } : link
    case 'failed':
      return afterFailure(link, event.now)
    case 'woke':
      return afterWaking(link, event.now)
    case 'asked':
      return isWithoutStream(link) ? { ...link, isAnswered: event.isAnswered } : link
    default:
      return assertNever(event)
  }
}

function afterFailure(link: LiveLink, now: number): LiveLink {
  if (link.kind === 'live')
    return { kind: 'waiting', openAt: now + SECOND_TRY_MS, failures: 1, isPolling: false, isAnswered: true }
  if (link.kind !== 'opening') return link
  return withoutStream(link, link.failures + 1, now)
}

function afterWaking(link: LiveLink, now: number): LiveLink {
  if (link.kind === 'waiting' && now >= link.openAt) return opening(now, link)
  if (link.kind === 'opening' && now >= link.giveUpAt) return withoutStream(link, MOST_FAILURES, now)
  return link
}

function opening(now: number, { failures, isPolling, isAnswered }: WithoutStream): LiveLink {
  return { kind: 'opening', giveUpAt: now + PATIENCE_MS, failures, isPolling, isAnswered }
}

function withoutStream({ isPolling, isAnswered }: WithoutStream, failures: number, now: number): LiveLink {
  const hasGivenUp = isPolling || failures >= MOST_FAILURES
  const openAt = now + (hasGivenUp ? RETRY_MS : SECOND_TRY_MS)
  return { kind: 'waiting', openAt, failures, isPolling: hasGivenUp, isAnswered }
}

const isWithoutStream = (link: LiveLink): link is Extract<LiveLink, WithoutStream> =>
  link.kind === 'opening' || link.kind === 'waiting'

/** When the link has to be woken; null if it waits for nothing. */
export function wakeAt(link: LiveLink): number | null {
  if (link.kind === 'opening') return link.giveUpAt
  return link.kind === 'waiting' ? link.openAt : null
}

/** Whether there is to be a stream, asked for or open. */
export const wantsStream = ({ kind }: LiveLink): boolean => kind === 'opening' || kind === 'live'

/** Whether the server is to be asked at intervals. */
export const isPolling = (link: LiveLink): boolean => isWithoutStream(link) && link.isPolling

/**
 * What a page may say of it. `connecting`: not known yet. `polling`: what is shown is some seconds old. `offline`: the
 * server does not answer, and what is shown is what it said last.
 */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline'

export function liveStatus(link: LiveLink): LiveStatus {
  if (link.kind === 'live') return 'live'
  if (link.kind === 'resting' || !link.isPolling) return 'connecting'
  return link.isAnswered ? 'polling' : 'offline'
}
