import type { Frame } from '@/lib/time/frame'

/** The frames of a strip that a lane still owes. */
export type StripWants = {
  /** These, in the order they are wanted, in place of all before. */
  readonly ask: (frames: readonly Frame[]) => void
  /** The frame is told now, or given up; false where nobody waits for it. */
  readonly take: (at: Frame) => boolean
  readonly has: (at: number) => boolean
  /** The frame wanted most; null when all have been told. */
  readonly next: () => Frame | null
  readonly missing: () => readonly Frame[]
}

export function createStripWants(): StripWants {
  // A set keeps the order of insertion: the first is the one wanted most.
  let wanted = new Set<Frame>()
  return {
    ask: (frames) => {
      wanted = new Set(frames)
    },
    take: (at) => wanted.delete(at),
    has: (at) => wanted.has(at as Frame),
    next: () => wanted.values().next().value ?? null,
    missing: () => [...wanted],
  }
}
