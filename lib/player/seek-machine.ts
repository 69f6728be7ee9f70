import type { Frame } from '@/lib/time/frame'
import type { SeekOutcome, SeekRequest } from './seek-request'

/** How long, after the media says it has arrived, the frame itself may take to reach the screen. */
export const FRAME_GRACE_MS = 150

/** How long a seek may keep a newer one waiting. */
export const SEEK_PATIENCE_MS = 1000

/**
 * How often a target is tried before what is on screen is reported as it is. Three, because Chromium learns the length
 * of a file that starts late only as it decodes: each try towards its last frame is cut off a little farther on.
 */
const MOST_ATTEMPTS = 3

/** One try at a request. `presented` is the newest frame that reached the screen since the try began. */
export type SeekAttempt = {
  readonly request: SeekRequest
  /** 1 for the first try. */
  readonly attempt: number
  readonly hasArrived: boolean
  readonly presented: { readonly frame: Frame; readonly atMs: number } | null
  readonly isOverdue: boolean
}

/**
 * Where seeking stands.
 *
 * One request is with the media, one place is kept for the next: a newer target takes that place, so that a dragging
 * hand never floods the media and the newest target is never lost. `closed`: there is no open media; what is asked
 * for waits for it.
 */
export type SeekState =
  | { readonly kind: 'closed'; readonly queued: SeekRequest | null }
  | { readonly kind: 'idle' }
  | { readonly kind: 'in-flight'; readonly inFlight: SeekAttempt; readonly queued: SeekRequest | null }

/** `atMs` is the player's clock. `frame` in `arrived` and `frame-missed` is read off the media's own clock. */
export type SeekEvent =
  | { readonly kind: 'requested'; readonly request: SeekRequest }
  | { readonly kind: 'media-opened' }
  | { readonly kind: 'media-lost' }
  | { readonly kind: 'frame-presented'; readonly frame: Frame; readonly atMs: number }
  | { readonly kind: 'arrived'; readonly atMs: number }
  | { readonly kind: 'frame-missed'; readonly frame: Frame; readonly atMs: number }
  | { readonly kind: 'overdue' }

/** `seek` also starts the patience; `await-frame` asks for `frame-missed` when {@link FRAME_GRACE_MS} have passed. */
export type SeekCommand =
  | { readonly kind: 'seek'; readonly attempt: SeekAttempt }
  | { readonly kind: 'await-frame' }
  | { readonly kind: 'report'; readonly outcome: SeekOutcome }

export type SeekStep = { readonly state: SeekState; readonly commands: readonly SeekCommand[] }

/** The newest frame asked for that has not been reported yet; null when there is none. */
export function targetOf(state: SeekState): Frame | null {
  if (state.kind === 'idle') return null
  if (state.queued !== null) return state.queued.target
  return state.kind === 'in-flight' ? state.inFlight.request.target : null
}

/** The next state of seeking, and what is to be done about it, in order. */
export function nextSeek(state: SeekState, event: SeekEvent): SeekStep {
  if (event.kind === 'requested') return request(state, event.request)
  switch (state.kind) {
    case 'closed':
      return event.kind === 'media-opened' ? startNext(state.queued, []) : stay(state)
    case 'idle':
      return event.kind === 'media-lost' ? stay({ kind: 'closed', queued: null }) : stay(state)
    case 'in-flight':
      return advance(state, event)
  }
}

type InFlight = Extract<SeekState, { kind: 'in-flight' }>

const stay = (state: SeekState): SeekStep => ({ state, commands: [] })

function request(state: SeekState, wanted: SeekRequest): SeekStep {
  switch (state.kind) {
    case 'closed':
      return stay({ kind: 'closed', queued: wanted })
    case 'idle':
      return startNext(wanted, [])
    case 'in-flight':
      if (state.inFlight.request.target === wanted.target) return takeOver(state, wanted)
      return state.inFlight.isOverdue ? supersede(state.inFlight, wanted) : stay({ ...state, queued: wanted })
  }
}

/** The media is on its way there already: what comes of it is told to whoever asked last. */
function takeOver(state: InFlight, wanted: SeekRequest): SeekStep {
  const { request } = state.inFlight
  return {
    state: { ...state, inFlight: { ...state.inFlight, request: wanted }, queued: null },
    commands: request.id === wanted.id ? [] : [unfinished(request, 'superseded')],
  }
}

function advance(state: InFlight, event: Exclude<SeekEvent, { kind: 'requested' }>): SeekStep {
  const { inFlight, queued } = state
  switch (event.kind) {
    case 'media-opened':
      return stay(state)
    case 'media-lost':
      return lose(state)
    case 'frame-presented':
      return arriveOrWait({ ...inFlight, presented: { frame: event.frame, atMs: event.atMs } }, queued, [])
    case 'arrived':
      return arriveOrWait({ ...inFlight, hasArrived: true }, queued, [{ kind: 'await-frame' }])
    case 'frame-missed':
      return judge(inFlight, queued, inFlight.presented ?? { frame: event.frame, atMs: event.atMs })
    case 'overdue':
      return queued === null
        ? stay({ ...state, inFlight: { ...inFlight, isOverdue: true } })
        : supersede(inFlight, queued)
  }
}

function arriveOrWait(inFlight: SeekAttempt, queued: SeekRequest | null, otherwise: SeekCommand[]): SeekStep {
  const { hasArrived, presented, request } = inFlight
  if (hasArrived && presented?.frame === request.target) return judge(inFlight, queued, presented)
  return { state: { kind: 'in-flight', inFlight, queued }, commands: otherwise }
}

/** The try is over with `landed` on screen: right, or wrong and tried again, or wrong and reported as it is. */
function judge(inFlight: SeekAttempt, queued: SeekRequest | null, landed: { frame: Frame; atMs: number }): SeekStep {
  const { request, attempt } = inFlight
  const isExact = landed.frame === request.target
  if (!isExact && attempt < MOST_ATTEMPTS && queued === null) {
    return start({ ...fresh(request), attempt: attempt + 1 }, null, [])
  }
  const outcome: SeekOutcome = {
    request,
    landed: landed.frame,
    scrubMs: landed.atMs - request.requestedAtMs,
    latencyMs: landed.atMs - request.requestedAtMs,
    stallMs: 0,
    prefetch: 'none',
    error: isExact ? null : 'landed-elsewhere',
  }
  return startNext(queued, [{ kind: 'report', outcome }])
}

const unfinished = (request: SeekRequest, error: 'superseded' | 'interrupted'): SeekCommand => ({
  kind: 'report',
  outcome: { request, landed: null, scrubMs: null, latencyMs: null, stallMs: 0, prefetch: 'none', error },
})

const supersede = (inFlight: SeekAttempt, by: SeekRequest): SeekStep =>
  startNext(by, [unfinished(inFlight.request, 'superseded')])

/** Without media nothing lands; what was asked for last waits for it to come back. */
function lose({ inFlight, queued }: InFlight): SeekStep {
  if (queued === null) return stay({ kind: 'closed', queued: inFlight.request })
  return { state: { kind: 'closed', queued }, commands: [unfinished(inFlight.request, 'interrupted')] }
}

const fresh = (request: SeekRequest): SeekAttempt => ({
  request,
  attempt: 1,
  hasArrived: false,
  presented: null,
  isOverdue: false,
})

const startNext = (next: SeekRequest | null, before: SeekCommand[]): SeekStep =>
  next === null ? { state: { kind: 'idle' }, commands: before } : start(fresh(next), null, before)

const start = (inFlight: SeekAttempt, queued: SeekRequest | null, before: SeekCommand[]): SeekStep => ({
  state: { kind: 'in-flight', inFlight, queued },
  commands: [...before, { kind: 'seek', attempt: inFlight }],
})
