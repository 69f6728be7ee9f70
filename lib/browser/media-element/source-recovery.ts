import type { Clock } from '@/lib/player/clock'
import type { MediaFailure } from '@/lib/player/media-port'
import { HEALTHY_AFTER_MS, type PlayerFailure, planRecovery } from '@/lib/player/recovery'
import type { SourceReach } from '@/lib/player/source-reach'

export type Reloading = { readonly attempt: number; readonly attempts: number; readonly reach: SourceReach }

export type SourceRecovery = {
  readonly failed: (failure: MediaFailure) => void
  /** The reload that is being waited for or under way; null when all is well. */
  readonly reloading: () => Reloading | null
  /** A frame reached the screen after the media was opened. */
  readonly recovered: () => void
  /** Forgets past failures and opens the media now. */
  readonly restart: () => void
}

/** Brings failed media back: asks the server why, waits as planned, and opens it again, or gives up with a reason. */
export function createSourceRecovery(parts: {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly probe: (signal: AbortSignal) => Promise<SourceReach>
  readonly reload: () => void
  readonly onChange: () => void
  readonly onGivenUp: (failure: PlayerFailure, decoded: string | null) => void
}): SourceRecovery {
  const { clock, signal } = parts
  let failuresInARow = 0
  let lastFailureAtMs = 0
  let hasRecovered = false
  let reloading: Reloading | null = null
  let cancelReload = () => {}
  let round = 0
  signal.addEventListener('abort', () => cancelReload(), { once: true })

  const failed = async (failure: MediaFailure) => {
    cancelReload()
    round += 1
    const ownRound = round
    const isAnotherMatter = hasRecovered && clock.now() - lastFailureAtMs > HEALTHY_AFTER_MS
    failuresInARow = isAnotherMatter ? 1 : failuresInARow + 1
    hasRecovered = false
    lastFailureAtMs = clock.now()
    const reach = await parts.probe(signal)
    if (signal.aborted || ownRound !== round) return
    const plan = planRecovery(failure, reach, failuresInARow)
    if (plan.kind === 'give-up') {
      reloading = null
      parts.onGivenUp(plan.failure, plan.decoded)
      return
    }
    reloading = { attempt: plan.attempt, attempts: plan.attempts, reach }
    cancelReload = clock.after(plan.afterMs, parts.reload)
    parts.onChange()
  }

  return {
    failed: (failure) => void failed(failure),
    reloading: () => reloading,
    recovered: () => {
      hasRecovered = true
      reloading = null
    },
    restart: () => {
      cancelReload()
      round += 1
      failuresInARow = 0
      reloading = null
      parts.reload()
    },
  }
}
