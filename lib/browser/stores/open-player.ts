import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Frame } from '@/lib/time/frame'
import type { VariantKind } from '@/lib/videos/schema'
import type { PlayerStore } from './player-state'

/** What is opened. `mediaUrl` answers byte ranges; `index` is that variant's; `startFrame` is inside it. */
export type PlayerSource = {
  readonly videoId: string
  readonly variant: VariantKind
  readonly mediaUrl: string
  readonly index: FrameIndex
  readonly startFrame: Frame
}

/** One open video: its store, the element that shows it, and the seek log that goes with them. */
export type OpenPlayer = {
  readonly source: PlayerSource
  readonly store: PlayerStore
  readonly element: HTMLVideoElement
  readonly dispose: () => void
}
