import type { MediaFailure, MediaNetwork, MediaReadiness } from '@/lib/player/media-port'

/** HTMLMediaElement.readyState by its number. */
export const READY_STATES: readonly MediaReadiness[] = [
  'nothing',
  'metadata',
  'current-frame',
  'future-frames',
  'enough',
]

/** HTMLMediaElement.networkState by its number. */
export const NETWORK_STATES: readonly MediaNetwork[] = ['empty', 'idle', 'loading', 'no-source']

/** MediaError.code by its number, 1-4. */
const FAILURES: readonly (MediaFailure['kind'] | undefined)[] = [
  undefined,
  'aborted',
  'network',
  'decode',
  'unsupported',
]

export const failureOf = (error: MediaError): MediaFailure => ({
  kind: FAILURES[error.code] ?? 'unsupported',
  detail: error.message,
})
