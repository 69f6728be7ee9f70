import { assertNever } from '@/lib/result/assert-never'
import type { MediaFailure } from './media-port'
import type { SourceReach } from './source-reach'

/** Why the video is not shown, and what to do; both whole sentences. */
export type PlayerFailure = { readonly reason: string; readonly remedy: string }

/** Waits before opening the media again, in milliseconds: 23.5 seconds in all, enough for a server to restart. */
export const RELOAD_DELAYS_MS = [500, 1000, 2000, 4000, 8000, 8000] as const

/** A failure this long after the last, frames having been shown in between, counts as the first again. */
export const HEALTHY_AFTER_MS = 30_000

/** `decoded` is what readiness says of decoding here: null where the failure says nothing about it. */
export type Recovery =
  | { readonly kind: 'reload'; readonly afterMs: number; readonly attempt: number; readonly attempts: number }
  | { readonly kind: 'give-up'; readonly failure: PlayerFailure; readonly decoded: string | null }

/**
 * What to do about media that failed, the server having been asked what it says of it.
 *
 * `attempt` counts the failures in a row, from 1. A dropped connection and a busy or restarting server pass, so the
 * media is opened again after a growing wait; a refusal does not pass. Media that the browser cannot decode is tried
 * once more, since a decoder can also be lost to the operating system, and no more than that.
 */
export function planRecovery(failure: MediaFailure, reach: SourceReach, attempt: number): Recovery {
  switch (reach.kind) {
    case 'refused':
      return giveUp(reach.message, 'The readiness list says who can mend it. Then try again.', null)
    case 'signed-out':
      return giveUp('You are signed out.', 'Sign in again: the video goes on by itself.', null)
    case 'unreachable':
      return (
        reload(attempt) ??
        giveUp(
          'The connection to the server was lost.',
          'Check that the server is running and that the network is up, then try again.',
          null,
        )
      )
    case 'busy':
      return (
        reload(attempt) ?? giveUp('The server is too busy to send this video.', 'Wait a minute, then try again.', null)
      )
    case 'reachable':
      return withServerAnswering(failure, attempt)
  }
}

function withServerAnswering(failure: MediaFailure, attempt: number): Recovery {
  switch (failure.kind) {
    case 'aborted':
    case 'network':
      return (
        reload(attempt) ??
        giveUp(
          'The video breaks off while it is being received.',
          `Try again; if it breaks off at the same place, the file may be damaged. The browser says: ${saidBy(failure)}`,
          null,
        )
      )
    case 'decode':
      return attempt === 1
        ? { kind: 'reload', afterMs: RELOAD_DELAYS_MS[0], attempt: 1, attempts: 1 }
        : cannotDecode('This browser failed to decode the video.', failure)
    case 'unsupported':
      return cannotDecode('This browser cannot play this video’s format.', failure)
    default:
      return assertNever(failure.kind)
  }
}

const saidBy = ({ detail }: MediaFailure): string => (detail === '' ? 'nothing more.' : `“${detail}”.`)

const cannotDecode = (reason: string, failure: MediaFailure): Recovery =>
  giveUp(
    reason,
    `Try a current Chrome, Edge, Firefox or Safari; if none shows it, the file needs conversion. The browser says: ${saidBy(failure)}`,
    reason,
  )

const giveUp = (reason: string, remedy: string, decoded: string | null): Recovery => ({
  kind: 'give-up',
  failure: { reason, remedy },
  decoded,
})

function reload(attempt: number): Recovery | undefined {
  const afterMs = RELOAD_DELAYS_MS[attempt - 1]
  return afterMs === undefined ? undefined : { kind: 'reload', afterMs, attempt, attempts: RELOAD_DELAYS_MS.length }
}
