import { durationOf, type FrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import { clampFrame, type Frame, frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { formatTimecode } from '@/lib/time/timecode'
import { endOf, type Viewport } from './viewport'

/** A mark on the ruler, at the left edge of frame `at`. Only major ones have words. */
export type RulerTick = { readonly at: Frame; readonly isMajor: boolean; readonly words: string }

/** Seconds between major ticks, and into how many parts the minor ones cut them. */
const TIME_STEPS = [
  [1, 5],
  [2, 4],
  [5, 5],
  [10, 5],
  [15, 3],
  [30, 6],
  [60, 6],
  [120, 4],
  [300, 5],
  [600, 5],
  [900, 3],
  [1800, 6],
  [3600, 6],
  [7200, 4],
  [14_400, 4],
  [43_200, 6],
  [86_400, 6],
] as const

/** Frames between major ticks while a second is too wide for times, and into how many parts the minor ones cut them. */
const FRAME_STEPS = [
  [1, 1],
  [2, 2],
  [5, 5],
  [10, 5],
  [20, 4],
  [50, 5],
] as const

/** What the ruler counts. */
export type RulerUnit = 'frames' | 'timecode'

/**
 * The ticks to draw, in order. Major ticks are at least `minimumSpacing` pixels apart. A ruler of frames has frame
 * numbers; one of timecode whole seconds, minutes or hours of the presentation timeline, and the times of single frames
 * once a second is too wide for that. Each tick is a real frame: in a video of variable rate a time has the frame that
 * is on screen then.
 */
export function rulerTicks(
  viewport: Viewport,
  index: FrameIndex,
  unit: RulerUnit = 'timecode',
  minimumSpacing = 88,
): readonly RulerTick[] {
  const wantedFrames = minimumSpacing * viewport.framesPerPixel
  if (unit === 'frames') return frameTicks(viewport, index, roundStep(wantedFrames), String)
  const framesPerSecond = index.frameCount / durationOf(index)
  const byFrame = FRAME_STEPS.find(([step]) => step >= wantedFrames && step < framesPerSecond)
  if (byFrame !== undefined) {
    return frameTicks(viewport, index, byFrame, (at) => formatTimecode(timeOf(index, frame(at))))
  }
  const wantedSeconds = wantedFrames / framesPerSecond
  const byTime =
    TIME_STEPS.find(([step]) => step >= wantedSeconds) ?? ([86_400 * Math.ceil(wantedSeconds / 86_400), 6] as const)
  return timeTicks(viewport, index, byTime)
}

/** The first of 1, 2, 5, 10, 20, 50, … that is at least `wanted`, and into how many whole parts it is cut. */
function roundStep(wanted: number): readonly [number, number] {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, wanted))))
  const digit = [1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10
  const step = digit * power
  if (step === 1) return [1, 1]
  return [step, step === 2 ? 2 : digit === 2 ? 4 : 5]
}

function frameTicks(
  viewport: Viewport,
  index: FrameIndex,
  [step, parts]: readonly [number, number],
  wordsOf: (at: number) => string,
): RulerTick[] {
  const minor = step / parts
  const ticks: RulerTick[] = []
  const last = Math.min(index.frameCount - 1, Math.ceil(endOf(viewport)))
  for (let at = Math.floor(viewport.start / step) * step; at <= last; at += minor) {
    const isMajor = at % step === 0
    ticks.push({ at: frame(at), isMajor, words: isMajor ? wordsOf(at) : '' })
  }
  return ticks
}

function timeTicks(viewport: Viewport, index: FrameIndex, [step, parts]: readonly [number, number]): RulerTick[] {
  const from = timeOf(index, clampFrame(Math.floor(viewport.start), index.frameCount))
  const to = timeOf(index, clampFrame(Math.ceil(endOf(viewport)), index.frameCount))
  const ticks: RulerTick[] = []
  for (let part = Math.floor(from / step) * parts; (part * step) / parts <= to; part += 1) {
    const isMajor = part % parts === 0
    const at = seconds((part * step) / parts)
    const words = isMajor ? formatTimecode(at).replace(/\.000$/, '') : ''
    const tick = { at: frameAt(index, at), isMajor, words }
    // Two times in one frame, or times before the first frame, are one mark.
    if (ticks.at(-1)?.at !== tick.at) ticks.push(tick)
    else if (isMajor) ticks[ticks.length - 1] = tick
  }
  return ticks
}
