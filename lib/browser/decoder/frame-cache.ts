import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'

/** Which of the cached frames goes first. */
type Choice = (cached: Iterable<number>) => number | null

/** Decoded frames within a budget of bytes. Each is closed when it goes, and none is closed by anybody else. */
export type FrameCache = {
  readonly get: (frame: number) => VideoFrame | undefined
  readonly has: (frame: number) => boolean
  /** Takes `image` over. While there are too many bytes, or more frames than `most`, `choose` names what goes; null leaves it at that. */
  readonly put: (frame: number, image: VideoFrame, most: number, choose: Choice) => void
  /** How many frames like those that are here the budget holds. */
  readonly capacity: () => number
  readonly setBudget: (bytes: number, choose: Choice) => void
  readonly facts: () => { readonly spans: readonly FrameSpan[]; readonly bytes: number; readonly count: number }
  readonly clear: () => void
}

/** `frameBytes` is a guess at the size of a decoded frame, until one is here. */
export function createFrameCache(budget: number, frameBytes: number): FrameCache {
  const images = new Map<number, VideoFrame>()
  let budgetBytes = budget
  let eachBytes = frameBytes
  let bytes = 0

  const drop = (frame: number) => {
    const image = images.get(frame)
    if (image === undefined) return
    bytes -= sizeOf(image, eachBytes)
    image.close()
    images.delete(frame)
  }
  const trim = (most: number, choose: Choice) => {
    while ((bytes > budgetBytes || images.size > most) && images.size > 1) {
      const victim = choose(images.keys())
      if (victim === null) return
      drop(victim)
    }
  }

  return {
    get: (frame) => images.get(frame),
    has: (frame) => images.has(frame),
    put: (frame, image, most, choose) => {
      drop(frame)
      eachBytes = sizeOf(image, eachBytes)
      images.set(frame, image)
      bytes += eachBytes
      trim(most, choose)
    },
    capacity: () => Math.max(Math.floor(budgetBytes / eachBytes), 1),
    setBudget: (wanted, choose) => {
      budgetBytes = wanted
      trim(Number.POSITIVE_INFINITY, choose)
    },
    facts: () => ({ spans: spansOf([...images.keys()].toSorted((a, b) => a - b)), bytes, count: images.size }),
    clear: () => {
      for (const frame of [...images.keys()]) drop(frame)
    },
  }
}

/** A frame whose pixels cannot be read has no size that it could tell. */
function sizeOf(image: VideoFrame, otherwise: number): number {
  return image.format === null ? otherwise : image.allocationSize()
}

function spansOf(sorted: readonly number[]): FrameSpan[] {
  const spans: { start: number; end: number }[] = []
  for (const frame of sorted) {
    const last = spans.at(-1)
    if (last !== undefined && last.end === frame) last.end = frame + 1
    else spans.push({ start: frame, end: frame + 1 })
  }
  return spans.map(({ start, end }) => frameSpan(start, end))
}
