import type { FrameIndex } from '@/lib/frames/frame-index'
import { endOf, type Viewport } from './viewport'

/**
 * The keyframes in view, in order, once they are at least `minimumSpacing` pixels apart on average; none while they would
 * only be a line. Decoding can start at these frames.
 */
export function keyframeMarks(viewport: Viewport, index: FrameIndex, minimumSpacing = 14): readonly number[] {
  const { keyframes, frameCount } = index
  if (frameCount / keyframes.length / viewport.framesPerPixel < minimumSpacing) return []
  let low = 0
  let high = keyframes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keyframes[middle] ?? 0) >= viewport.start - 1) high = middle
    else low = middle + 1
  }
  const marks: number[] = []
  const end = endOf(viewport)
  for (let at = keyframes[low]; at !== undefined && at < end; at = keyframes[low]) {
    marks.push(at)
    low += 1
  }
  return marks
}
