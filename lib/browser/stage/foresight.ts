import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Clock } from '@/lib/player/clock'
import type { PrefetchReason } from '@/lib/player/foresee'
import type { FramePort, Travel } from '@/lib/player/frame-port'
import { EMPTY_PREDICTION_LOG, type PredictionLog, recordPrediction, recordSeek } from '@/lib/player/prediction-log'
import { planPrefetch } from '@/lib/player/prefetch-plan'
import type { PrefetchHints } from '@/lib/player/prefetch-situation'
import { type PastSeek, REMEMBERED_SEEKS } from '@/lib/player/seek-habits'
import type { PrefetchUse, SeekRequest } from '@/lib/player/seek-request'
import { type Frame, frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'

/**
 * After a step, frames that way are decoded ahead as soon as the hand is quiet for so long. Only steps tell where the next
 * frame will be: after a drag the hand may go anywhere, and a window full of one direction would be memory for nothing.
 */
const AHEAD_AFTER_MS = 250

/** After so long a rest, frames that may be asked for next are fetched. */
const FORESEE_AFTER_MS = 600

/** After so long a rest, frames on both sides are decoded. */
const AROUND_AFTER_MS = 1500

/** What may be done without being asked. `savesData`: the browser was told to. */
export type Forethought = { readonly hints: PrefetchHints; readonly isOn: boolean; readonly savesData: boolean }

export type Foresight = {
  /** Somebody goes somewhere: everything that nobody asked for makes way. Whether what is needed had been foreseen. */
  readonly moved: (request: SeekRequest) => PrefetchUse
  /** A frame stands on the stage and nothing is asked for. Again for the same frame changes nothing. */
  readonly rested: (at: Frame) => void
  /** The video plays, or nothing can be decoded ahead now. */
  readonly stopped: () => void
  /** The decoder has `span` for the sake of `target`. */
  readonly fetched: (target: Frame, span: FrameSpan) => void
  readonly log: () => PredictionLog
  readonly dispose: () => void
}

/** Has frames decoded and bytes fetched before they are asked for, while nothing else is to be done, and keeps the score. */
export function createForesight(parts: {
  readonly frames: FramePort
  readonly clock: Clock
  readonly index: FrameIndex
  readonly forethought: () => Forethought
}): Foresight {
  const { frames, clock, index, forethought } = parts
  let log = EMPTY_PREDICTION_LOG
  let seeks: readonly PastSeek[] = []
  let travel: Travel = 0
  let isStepping = false
  let restsAt: Frame | null = null
  let reasons = new Map<Frame, PrefetchReason>()
  let timers: (() => void)[] = []
  let isQuiet = true

  const hush = () => {
    if (isQuiet) return
    isQuiet = true
    frames.hush()
  }
  const rest = (at: Frame) => {
    isQuiet = false
    frames.rest(at, isStepping ? travel : 0)
  }

  const cancel = () => {
    for (const timer of timers) timer()
    timers = []
    restsAt = null
  }
  const mayWork = () => forethought().isOn && !forethought().savesData

  const foresee = (at: Frame) => {
    const { hints, savesData } = forethought()
    const situation = { ...hints, index, frame: at, direction: travel, recentSeeks: seeks, isIdle: true, savesData }
    const plan = planPrefetch(situation)
    reasons = new Map(plan.map((target) => [target.frame, target.reason]))
    if (plan.length === 0) return
    isQuiet = false
    frames.foresee(plan.map((target) => target.frame))
  }

  const moved: Foresight['moved'] = (request) => {
    const { kind, from, target } = request
    cancel()
    hush()
    if (kind === 'restore') return 'none'
    travel = from === target ? travel : target < from ? -1 : 1
    if (kind === 'jump') travel = 0
    isStepping = kind === 'step'
    seeks = [...seeks, { kind, from, target, atMs: request.requestedAtMs }].slice(-REMEMBERED_SEEKS)
    if (!mayWork()) return 'none'
    const seek = recordSeek(log, target)
    log = seek.log
    return seek.use
  }

  const rested: Foresight['rested'] = (at) => {
    if (at === restsAt) return
    cancel()
    if (!mayWork()) return
    restsAt = at
    if (isStepping) timers.push(clock.after(AHEAD_AFTER_MS, () => rest(at)))
    timers.push(clock.after(FORESEE_AFTER_MS, () => foresee(at)))
    timers.push(clock.after(AROUND_AFTER_MS, () => rest(at)))
  }

  return {
    moved,
    rested,
    stopped: () => {
      cancel()
      hush()
    },
    fetched: (target, { start, end }) => {
      const reason = reasons.get(target) ?? 'neighbour'
      log = recordPrediction(log, { target, reason, frames: { first: start, last: frame(end - 1) } })
    },
    log: () => log,
    dispose: cancel,
  }
}
