import { type FrameIndex, frameAt } from '@/lib/frames/frame-index'
import type { Clock } from '@/lib/player/clock'
import { seekPointOf } from '@/lib/player/landing'
import type { MediaPort } from '@/lib/player/media-port'
import {
  FRAME_GRACE_MS,
  nextSeek,
  SEEK_PATIENCE_MS,
  type SeekAttempt,
  type SeekCommand,
  type SeekEvent,
  type SeekState,
} from '@/lib/player/seek-machine'
import type { SeekOutcome } from '@/lib/player/seek-request'

export type SeekDriver = {
  readonly state: () => SeekState
  readonly dispatch: (event: SeekEvent) => void
  readonly dispose: () => void
}

/**
 * Runs the seek machine on `port`: its commands become seeks and timers, and what comes of them goes back into it.
 *
 * `onBegan` is called before the first seek of a series reaches the media, `onSettled` after the last was reported.
 */
export function createSeekDriver(parts: {
  readonly port: MediaPort
  readonly clock: Clock
  readonly index: FrameIndex
  readonly onBegan: () => void
  readonly onSettled: () => void
  readonly onReported: (outcome: SeekOutcome) => void
}): SeekDriver {
  const { port, clock, index } = parts
  let state: SeekState = { kind: 'closed', queued: null }
  let cancelPatience = () => {}
  let cancelGrace = () => {}
  const cancelTimers = () => {
    cancelPatience()
    cancelGrace()
  }

  const seek = (attempt: SeekAttempt, landedBefore: SeekAttempt['presented']) => {
    cancelTimers()
    cancelPatience = clock.after(SEEK_PATIENCE_MS, () => dispatch({ kind: 'overdue' }))
    const { target } = attempt.request
    port.seek(seekPointOf(index, target, attempt.attempt === 1 ? null : (landedBefore?.frame ?? null)))
  }

  const awaitFrame = () => {
    cancelGrace()
    cancelGrace = clock.after(FRAME_GRACE_MS, () =>
      dispatch({ kind: 'frame-missed', frame: frameAt(index, port.snapshot().currentTime), atMs: clock.now() }),
    )
  }

  const run = (command: SeekCommand, before: SeekState) => {
    switch (command.kind) {
      case 'seek':
        seek(command.attempt, before.kind === 'in-flight' ? before.inFlight.presented : null)
        break
      case 'await-frame':
        awaitFrame()
        break
      case 'report':
        parts.onReported(command.outcome)
        break
    }
  }

  const dispatch = (event: SeekEvent) => {
    const before = state
    const step = nextSeek(before, event)
    state = step.state
    const isBusy = state.kind === 'in-flight'
    const wasBusy = before.kind === 'in-flight'
    if (isBusy && !wasBusy) parts.onBegan()
    if (!isBusy && wasBusy) cancelTimers()
    for (const command of step.commands) run(command, before)
    if (!isBusy && wasBusy) parts.onSettled()
  }

  return { state: () => state, dispatch, dispose: cancelTimers }
}
