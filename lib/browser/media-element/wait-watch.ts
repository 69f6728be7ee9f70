import type { Clock } from '@/lib/player/clock'
import type { SourceReach } from '@/lib/player/source-reach'
import { ASK_SERVER_AFTER_MS, SHOW_WAIT_AFTER_MS } from '@/lib/player/wait-cause'

export type WaitWatch = {
  /** Waiting goes on or is over. */
  readonly update: (isWaiting: boolean) => void
  /** A frame reached the screen: a wait that goes on counts from now. */
  readonly progressed: () => void
  /** Something that the words depend on has changed. */
  readonly refresh: () => void
}

/**
 * Decides when waiting is worth an indicator and keeps its words true. Long waits ask the server whether it is still
 * there, since a media element tells no difference between a slow network and a dead one.
 */
export function createWaitWatch(parts: {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly probe: (signal: AbortSignal) => Promise<SourceReach>
  readonly describe: (reach: SourceReach | null) => string
  readonly publish: (text: string | null) => void
}): WaitWatch {
  const { clock, signal, publish } = parts
  let isWaiting = false
  let isShown = false
  let reach: SourceReach | null = null
  let cancelTimer = () => {}

  const refresh = () => {
    if (isShown) publish(parts.describe(reach))
  }
  const hide = () => {
    cancelTimer()
    reach = null
    if (isShown) publish(null)
    isShown = false
  }
  const askLater = () => {
    cancelTimer = clock.after(ASK_SERVER_AFTER_MS, async () => {
      const answer = await parts.probe(signal)
      if (signal.aborted || !isShown) return
      reach = answer
      refresh()
      askLater()
    })
  }
  const begin = () => {
    cancelTimer = clock.after(SHOW_WAIT_AFTER_MS, () => {
      isShown = true
      refresh()
      askLater()
    })
  }
  signal.addEventListener('abort', () => cancelTimer(), { once: true })

  return {
    update: (waits) => {
      if (waits === isWaiting) return
      isWaiting = waits
      if (waits) begin()
      else hide()
    },
    progressed: () => {
      if (!isWaiting) return
      hide()
      begin()
    },
    refresh,
  }
}
