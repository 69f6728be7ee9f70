import { type Frame, frame } from '@/lib/time/frame'
import { type FrameIndex, keyframeBefore } from './frame-index'

/** The nearest keyframe after (1) or before (-1) `from`, never `from` itself; null if there is none. O(log n). */
export function keyframeBeside(index: FrameIndex, from: Frame, direction: 1 | -1): Frame | null {
  if (direction === -1) {
    const before = from === 0 ? null : keyframeBefore(index, frame(from - 1))
    return before !== null && before < from ? before : null
  }
  let low = 0
  let high = index.keyframes.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((index.keyframes[middle] ?? 0) > from) high = middle
    else low = middle + 1
  }
  const next = index.keyframes[low]
  return next === undefined ? null : frame(next)
}
