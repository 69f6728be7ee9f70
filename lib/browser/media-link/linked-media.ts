import { probeRange } from '@/lib/browser/media-element/probe-range'
import type { Clock } from '@/lib/player/clock'
import type { MediaEvent, MediaPort } from '@/lib/player/media-port'
import type { SourceReach } from '@/lib/player/source-reach'
import { type LinkedAddress, LinkRefused } from './media-address'

/** `port` opening the links of `address`, whatever it is told to open: a link that cannot be had is media that failed. */
export function createLinkedPort(port: MediaPort, address: LinkedAddress): MediaPort {
  const listeners = new Set<(event: MediaEvent) => void>()
  let round = 0
  const open = async (ownRound: number) => {
    try {
      const now = address.current()
      const url = typeof now === 'string' ? now : await now
      if (ownRound === round) port.load(url)
    } catch (error) {
      if (ownRound !== round) return
      const detail = error instanceof Error ? error.message : String(error)
      for (const listener of listeners) listener({ kind: 'failed', failure: { kind: 'network', detail } })
    }
  }
  return {
    ...port,
    load: () => {
      round += 1
      void open(round)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      const stop = port.subscribe(listener)
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
    dispose: () => {
      round += 1
      listeners.clear()
      port.dispose()
    },
  }
}

/** What the server makes of the link that is good now; one that it refuses is replaced first. */
export async function probeLink(address: LinkedAddress, signal: AbortSignal): Promise<SourceReach> {
  try {
    const url = await address.current()
    const reach = await probeRange(url, signal, address.credentials)
    if (reach.kind !== 'signed-out') return reach
    address.renew(url)
    return await probeRange(await address.current(), signal, address.credentials)
  } catch (error) {
    if (!(error instanceof LinkRefused)) return { kind: 'unreachable' }
    return error.kind === 'signed-out' ? { kind: 'signed-out' } : { kind: 'refused', message: error.message }
  }
}

/** What the one that keeps links fresh needs of a player. */
export type Reopened = {
  readonly isPlaying: () => boolean
  /** Opens the media again at the frame that is on screen, playing on if it plays. */
  readonly reopen: () => void
  /** Calls `listener` whenever {@link isPlaying} may have changed. */
  readonly onChange: (listener: () => void) => () => void
}

/** Where no new link can be had it is tried again after so long; media that fails meanwhile asks for one itself. */
const TRY_AGAIN_MS = 5000
const LOOK_AGAIN_MS = 250

/**
 * Opens media with a new link before the last one runs out: as soon as nothing plays, and in the middle of playing only
 * when half of what was left is gone. Until `signal`.
 */
export function keepLinkFresh(parts: {
  readonly address: LinkedAddress
  readonly player: Reopened
  readonly clock: Clock
  readonly signal: AbortSignal
}): void {
  const { address, player, clock, signal } = parts
  let cancel = () => {}
  signal.addEventListener('abort', () => cancel(), { once: true })
  const later = (ms: number, task: () => void) => {
    cancel = clock.after(ms, () => !signal.aborted && task())
  }

  const begin = () => {
    const { freshMs } = address.left()
    // Without one the media is being opened still, or has failed; it brings one itself.
    if (freshMs === 0) later(LOOK_AGAIN_MS, begin)
    else later(freshMs, () => void renew())
  }
  const renew = async () => {
    const { goodMs, freshMs } = address.left()
    // It was refused meanwhile, and the media opened again by another.
    if (freshMs > 0) return begin()
    try {
      await address.refresh()
    } catch {
      return signal.aborted ? undefined : later(TRY_AGAIN_MS, () => void renew())
    }
    if (!signal.aborted) whenResting(goodMs / 2)
  }
  const whenResting = (atMostMs: number) => {
    let stop = () => {}
    const reopen = () => {
      stop()
      cancel()
      signal.removeEventListener('abort', stop)
      player.reopen()
      begin()
    }
    if (!player.isPlaying()) return reopen()
    stop = player.onChange(() => !player.isPlaying() && reopen())
    signal.addEventListener('abort', stop, { once: true })
    later(atMostMs, reopen)
  }
  begin()
}
