import type { PlayerPhase } from './playback-machine'

/** What covers the video: a frame that was decoded by itself, with its quality; null while the video itself is shown. */
export type Cover = { readonly quality: string | undefined; readonly frame: number } | null

/** Where the pixels of the frame on screen are to be had; or the sentence that says why they are not. */
export type FrameSource =
  | { readonly kind: 'cover' | 'video'; readonly frame: number }
  | { readonly kind: 'refused'; readonly reason: string }

const refused = (reason: string): FrameSource => ({ kind: 'refused', reason })

/** Which picture is the frame on screen, whole and certain: a copy of a frame is given only with its right number. */
export function sourceOfFrame(
  player: { readonly phase: PlayerPhase; readonly frame: number; readonly targetFrame: number | null },
  cover: Cover,
): FrameSource {
  const { phase, frame, targetFrame } = player
  if (phase === 'playing' || phase === 'buffering') {
    return refused('Pause first: while the video plays it is not certain which frame would be copied.')
  }
  if (cover !== null && cover.quality !== 'full') {
    return refused('Only a small preview is on screen. Wait until the frame itself is there, then copy it.')
  }
  if (phase !== 'paused' || targetFrame !== null) return refused('The frame is not there yet. Copy it when it is.')
  return cover === null ? { kind: 'video', frame } : { kind: 'cover', frame: cover.frame }
}
