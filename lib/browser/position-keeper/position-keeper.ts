import type { Clock } from '@/lib/player/clock'

/** Milliseconds that the picture has to stand still before its place is kept. */
const QUIET_MS = 2000
/** While it does not stand still, its place is kept this often, in milliseconds. */
const EVERY_MS = 10_000

export type PositionKeeper = {
  /** Says which frame is on screen, or is being gone to. The first is where the video was opened. */
  readonly moved: (frame: number) => void
  /** The page goes away: what is not kept yet is kept now. */
  readonly leave: () => void
}

/**
 * Keeps the place in a video by `save`, which may fail: the next one is kept then. A place is kept only after somebody
 * moved, so that looking at a link does not cost whoever follows it their own place.
 */
export function createPositionKeeper(parts: {
  readonly clock: Clock
  readonly save: (frame: number) => void
}): PositionKeeper {
  const { clock, save } = parts
  let kept: number | null = null
  let current: number | null = null
  let keptAtMs = 0
  let cancel = () => {}

  const keep = () => {
    cancel()
    if (current === null || current === kept) return
    kept = current
    keptAtMs = clock.now()
    save(current)
  }

  return {
    moved: (frame) => {
      if (frame === current) return
      if (current === null) {
        current = frame
        kept = frame
        keptAtMs = clock.now()
        return
      }
      current = frame
      cancel()
      if (clock.now() - keptAtMs >= EVERY_MS) keep()
      else cancel = clock.after(QUIET_MS, keep)
    },
    leave: keep,
  }
}
