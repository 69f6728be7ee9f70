import type { FrameIndex } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'

/** The frame that stands for a video in lists: a tenth of the way in, past most title cards and black starts. */
export const posterFrameOf = (index: FrameIndex): Frame => frame(Math.floor(index.frameCount / 10))
