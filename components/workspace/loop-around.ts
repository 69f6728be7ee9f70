import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'

/** What is played over and over to decide on `span`: it, and a second before and after, as far as the video has them. */
export function loopAround(
  span: { readonly start: number; readonly end: number },
  frameCount: number,
  framesPerSecond: number,
): FrameSpan {
  const lead = Math.round(framesPerSecond)
  return frameSpan(Math.max(0, span.start - lead), Math.min(frameCount, span.end + lead))
}
