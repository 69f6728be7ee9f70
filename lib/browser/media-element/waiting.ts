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

/** A small picture of the right frame makes waiting for the full one bearable for so long. */
export const BEARABLE_MS = 1000

/** Whether whoever watches is kept waiting. */
export function isWaiting(phase: PlayerPhase, stage: StageState, nowMs: number): boolean {
  const shownAtMs = wishOf(stage)?.shownAtMs ?? null
  if (phase === 'seeking' && shownAtMs !== null && nowMs - shownAtMs < BEARABLE_MS) return false
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
    reach: reloading?.reach ?? (decoderWait === 'busy' || decoderWait === 'signed-out' ? { kind: decoderWait } : reach),
    reload: reloading,
    networkState: isDecoders ? 'loading' : media.networkState,
    isOpen: isDecoders || media.readyState !== 'nothing',
    isTargetBuffered: isDecoders ? decoderWait === null : isBuffered,
  })
}
