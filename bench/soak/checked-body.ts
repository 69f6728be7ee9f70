import { byteAt, isPattern } from '@/bench/host/pattern'
import type { Judgement } from './judge'
import { find, type Tally } from './tally'

/** A body that is compared, byte by byte, with the version of the file that its head named. */
export type CheckedBody = {
  /** Gives back whether this was the end of it. */
  readonly take: (bytes: Buffer) => boolean
  readonly received: () => number
}

/** Wrong bytes, and bytes behind the end, are counted in `tally` as of `what`. */
export function createCheckedBody(
  { first, length, shift }: Extract<Judgement, { kind: 'body' }>,
  what: string,
  tally: Tally,
): CheckedBody {
  let received = 0
  let isRight = true
  return {
    received: () => received,
    take(bytes) {
      const position = first + received
      if (!isPattern(bytes, position, shift)) {
        const wrong = [...bytes.keys()].filter((at) => bytes[at] !== byteAt(position + at, shift))
        if (isRight) find(tally, 'wrongBytes', `${what} from ${position + (wrong[0] ?? 0)} on`, wrong.length)
        else tally.wrongBytes += wrong.length
        isRight = false
      }
      received += bytes.length
      tally.bytes += bytes.length
      if (received > length) find(tally, 'unexpected', `${what} goes on behind its end`)
      return received >= length
    },
  }
}
