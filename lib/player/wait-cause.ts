import type { MediaNetwork } from './media-port'
import type { SourceReach } from './source-reach'

/** Waiting shorter than this is not worth a word: an indicator that flashes is worse than none. */
export const SHOW_WAIT_AFTER_MS = 150

/** Waiting longer than this, the server is asked whether it is still there, and again each time it has passed. */
export const ASK_SERVER_AFTER_MS = 1500

export type WaitFacts = {
  /** What the server said last while this wait lasts; null if it was not asked. */
  readonly reach: SourceReach | null
  /** Opening the media again after a failure. */
  readonly reload: { readonly attempt: number; readonly attempts: number } | null
  readonly networkState: MediaNetwork
  /** The media's size and duration are known. */
  readonly isOpen: boolean
  /** The browser holds the frame that is waited for. */
  readonly isTargetBuffered: boolean
}

/** What is being waited for, in words for the person who waits. */
export function describeWait(facts: WaitFacts): string {
  const { reach, reload } = facts
  const again = reload === null ? '' : ` Trying again (${reload.attempt} of ${reload.attempts}).`
  if (reach?.kind === 'unreachable') return `The connection to the server is lost.${again}`
  if (reach?.kind === 'busy') return `The server is busy.${again}`
  if (reach?.kind === 'signed-out') return 'You are signed out: sign in again'
  if (reload !== null) return `The video broke off.${again}`
  if (facts.isTargetBuffered) return 'Decoding'
  if (!facts.isOpen) return 'Opening the video'
  return facts.networkState === 'loading' ? 'Waiting for the network' : 'Waiting for the browser to load this part'
}
