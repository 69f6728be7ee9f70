import type { Forethought } from '@/lib/browser/stage/foresight'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Clock } from '@/lib/player/clock'
import type { FrameHoldings, FramePort, FrameSupply } from '@/lib/player/frame-port'
import type { MediaPort } from '@/lib/player/media-port'
import type { Painter } from '@/lib/player/painter'
import type { PlayerPhase } from '@/lib/player/playback-machine'
import type { PredictionLog } from '@/lib/player/prediction-log'
import type { PlayerFailure } from '@/lib/player/recovery'
import type { SeekOutcome } from '@/lib/player/seek-request'
import type { SourceReach } from '@/lib/player/source-reach'
import type { Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'

/** What a player is made of. `probe` asks the server for the first bytes of `url`. */
export type PlayerParts = {
  readonly port: MediaPort
  /** Single frames, decoded beside the media; null where this browser cannot. */
  readonly frames: FramePort | null
  readonly forethought: () => Forethought
  readonly painter: Painter
  readonly clock: Clock
  readonly index: FrameIndex
  readonly url: string
  readonly startFrame: Frame
  /** A new id, fit for `lib/player/seek-schema`. */
  readonly createId: () => string
  readonly probe: (signal: AbortSignal) => Promise<SourceReach>
  readonly onSeekEnded?: (outcome: SeekOutcome) => void
}

/** What the engine tells of itself; only what changed is told. */
export type EngineFacts = {
  readonly phase: PlayerPhase
  readonly frame: Frame
  readonly targetFrame: Frame | null
  readonly wantsToPlay: boolean
  readonly buffered: readonly FrameSpan[]
  readonly wait: { readonly text: string } | null
  readonly failure: PlayerFailure | null
  readonly decoded: true | string | null
  readonly supply: FrameSupply
  readonly holdings: FrameHoldings | null
  readonly predictions: PredictionLog
}
