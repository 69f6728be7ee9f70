import { type Spread, spreadOf } from '@/bench/library/spread'
import { BAR_HEIGHT, readBarCode } from '@/lib/ingest/bar-code'
import { PART_FRAMES } from './long-videos'

/** What was on screen: the frame that the page says it is, and the brightness of 84 x 3 points of its bar code. */
export type Seen = { readonly frame: number; readonly strip: readonly number[] }

/** Where the time between an input and its picture went, in milliseconds. `stallMs` is the part spent on bytes. */
export type Parts = {
  /** From the input to the message to the worker. */
  readonly askMs: number
  /** From there to its answer, which is taken when the page is free. */
  readonly workerMs: number
  readonly stallMs: number
  /** From the answer to the changed canvas. */
  readonly drawMs: number
  /** From there to the animation frame. */
  readonly displayMs: number
}

/** One input. Times are null where the picture did not come within ten seconds. */
export type Sample = {
  readonly target: number
  readonly ms: number | null
  readonly drawnMs: number | null
  readonly seen: Seen | null
  readonly parts: Parts | null
}

const STRIP_WIDTH = 84
const STRIP_HEIGHT = 3

/** Whether the picture carries the bar code of the frame that the page says it shows. */
export function isRight({ frame, strip }: Seen): boolean {
  const read = readBarCode((x, y) => {
    const row = Math.min(Math.floor((y / BAR_HEIGHT) * STRIP_HEIGHT), STRIP_HEIGHT - 1)
    return strip[row * STRIP_WIDTH + Math.floor(x * STRIP_WIDTH)] ?? 0
  })
  return read === frame % PART_FRAMES
}

/** Latencies of all that came; one that never came counts as ten seconds. */
export const latencies = (samples: readonly Sample[]): number[] => samples.map(({ ms }) => ms ?? 10_000)

export const latencySpread = (samples: readonly Sample[]): Spread => spreadOf(latencies(samples))

/** How one of the parts is spread over the samples that have them. */
export const partSpread = (samples: readonly Sample[], part: keyof Parts): Spread =>
  spreadOf(samples.flatMap(({ parts }) => (parts === null ? [] : [parts[part]])))
