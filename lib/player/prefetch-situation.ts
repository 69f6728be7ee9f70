import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Frame } from '@/lib/time/frame'
import type { PastSeek } from './seek-habits'

/** What the work on a video lets expect: edges of its segments, increasing, and where the next unlabelled gap starts. */
export type PrefetchHints = { readonly boundaries: readonly Frame[]; readonly nextGap: Frame | null }

export const NO_HINTS: PrefetchHints = { boundaries: [], nextGap: null }

/** Everything that a plan is made from. */
export type PrefetchSituation = PrefetchHints & {
  readonly index: FrameIndex
  /** The frame on screen. */
  readonly frame: Frame
  /** Which way the newest movement went; 0 where there was none. */
  readonly direction: 1 | 0 | -1
  /** Newest last; older than the newest fifty are not looked at. */
  readonly recentSeeks: readonly PastSeek[]
  /** Nothing that was asked for is waiting for bytes. */
  readonly isIdle: boolean
  /** The browser was told to save data. Source: Save Data API, NetworkInformation.saveData. */
  readonly savesData: boolean
}
