import type { FrameIndex } from '@/lib/frames/frame-index'
import { firstAbove } from './first-above'
import { endOf, type Viewport } from './viewport'

/**
 * The keyframes in view, in order, once they are at least `minimumSpacing` pixels apart on average; none while they would
 * only be a line. Decoding can start at these frames.
 */
export function keyframeMarks(viewport: Viewport, index: FrameIndex, minimumSpacing = 14): readonly number[] {
  const { keyframes, frameCount } = index
  if (frameCount / keyframes.length / viewport.framesPerPixel < minimumSpacing) return []
  const end = endOf(viewport)
  const marks: number[] = []
  // Also the one right before the view, half of which reaches into it.
  for (let i = firstAbove(keyframes, Math.ceil(viewport.start) - 2); i < keyframes.length; i += 1) {
    const at = keyframes[i]
    if (at === undefined || at >= end) break
    marks.push(at)
  }
  return marks
}
