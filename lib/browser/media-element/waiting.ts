import type { FrameWait } from '@/lib/player/frame-port'
import type { MediaSnapshot } from '@/lib/player/media-port'
import type { PlayerPhase } from '@/lib/player/playback-machine'
import type { SourceReach } from '@/lib/player/source-reach'
import { type StageState, wishOf } from '@/lib/player/stage-machine'
import { describeWait } from '@/lib/player/wait-cause'
import type { Frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains } from '@/lib/time/frame-span'
import type { Reloading } from './source-recovery'

const WAITING: readonly PlayerPhase[] = ['loading', 'buffering', 'seeking']

/** Whether whoever watches is kept waiting. A small picture of the right frame is no reason to say so. */
export function isWaiting(phase: PlayerPhase, stage: StageState): boolean {
  const wish = wishOf(stage)
  if (wish !== null && wish.shownAtMs !== null && phase === 'seeking') return false
  return WAITING.includes(phase)
}

/** What is being waited for, in words. Frames that the decoder brings are not in the element's buffer. */
export function wordsOfWait(facts: {
  readonly reach: SourceReach | null
  readonly reloading: Reloading | null
  readonly media: MediaSnapshot
  readonly stage: StageState
  readonly decoderWait: FrameWait | null
  readonly awaited: Frame
  readonly buffered: readonly FrameSpan[]
}): string {
  const { reach, reloading, media, stage, decoderWait, awaited, buffered } = facts
  const isBuffered = buffered.some((span) => spanContains(span, awaited))
  const isDecoders = wishOf(stage)?.from === 'decoder'
  return describeWait({
    reach: reloading?.reach ?? (decoderWait === 'busy' ? { kind: 'busy' } : reach),
    reload: reloading,
    networkState: isDecoders ? 'loading' : media.networkState,
    isOpen: isDecoders || media.readyState !== 'nothing',
    isTargetBuffered: isDecoders ? decoderWait === null : isBuffered,
  })
}
