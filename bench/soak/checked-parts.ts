import { type CheckedBody, createCheckedBody } from './checked-body'
import { type Judgement, resolve } from './judge'
import { find, type Tally } from './tally'

const HEAD_END = '\r\n\r\n'
/** A part begins with a delimiter and two or three fields. */
const MOST_HEAD_BYTES = 1024

/**
 * A multipart/byteranges body (RFC 9110 section 14.6), each part of which is compared with the version of the file that the
 * head of the answer named. Every range that was asked for has its part, in that order: the soak asks for ranges apart.
 */
export function createCheckedParts(
  { boundary, length, shift, ranges }: Extract<Judgement, { kind: 'parts' }>,
  what: string,
  tally: Tally,
): CheckedBody {
  let waiting = [...ranges]
  let received = 0
  let text = ''
  let part: CheckedBody | null = null
  let partLeft = 0
  let isLost = false

  const fail = (finding: string): void => {
    if (!isLost) find(tally, 'unexpected', `${what}, ${finding}`)
    isLost = true
  }
  const beginPart = (): void => {
    const pattern = `^(?:\\r\\n)?--${boundary}\\r\\n(?:[^\\r]+\\r\\n)*?Content-Range: bytes (\\d+)-(\\d+)/(\\d+)\\r\\n\\r\\n$`
    const [, first, last, size] = (new RegExp(pattern, 'i').exec(text) ?? []).map(Number)
    // A range outside the file has no part.
    waiting = waiting.filter((range) => resolve(range, size ?? 0) !== null)
    const asked = waiting.shift()
    const expected = asked === undefined || size === undefined ? null : resolve(asked, size)
    if (expected === null || expected.first !== first || expected.last !== last) {
      fail(`a part that begins ${JSON.stringify(text)}`)
      return
    }
    text = ''
    partLeft = last - first + 1
    part = createCheckedBody({ kind: 'body', first, length: partLeft, shift }, what, tally)
  }
  /** Takes what of `bytes` is of the part or of the text between two; gives back how much that was. */
  const takeSome = (bytes: Buffer): number => {
    if (part !== null) {
      const count = Math.min(partLeft, bytes.length)
      partLeft -= count
      if (part.take(bytes.subarray(0, count))) part = null
      return count
    }
    text += String.fromCharCode(bytes[0] ?? 0)
    if (waiting.length > 0 && text.endsWith(HEAD_END)) beginPart()
    if (text.length > MOST_HEAD_BYTES) fail('no part where one should begin')
    return 1
  }
  return {
    received: () => received,
    take(bytes) {
      received += bytes.length
      for (let rest = bytes; rest.length > 0 && !isLost; ) rest = rest.subarray(takeSome(rest))
      if (received < length && !isLost) return false
      if (received > length) fail('goes on behind its end')
      if (part !== null || waiting.length > 0 || text !== `\r\n--${boundary}--\r\n`)
        fail('ends without the last delimiter')
      return true
    },
  }
}
