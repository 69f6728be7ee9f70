import { type AnswerHead, parseAnswerHead } from './answer-head'

/** What is awaited of a server: `wanted` bytes from `first` on, of an answer with `length` bytes if that is known. */
export type Expectation = {
  /** `range`: a 206. `whole`: a 200 of the whole file, read up to what is wanted. `anything`: a 200, whatever it says. */
  readonly answers: 'range' | 'whole' | 'anything'
  readonly first: number
  readonly wanted: number
  readonly length: number | null
  /** The byte that the file has at a position. */
  readonly byteAt: (position: number) => number
}

/** `surplus`: everything wanted is here, and more is on its way. An error says what is wrong with the answer. */
export type Progress = 'more' | 'complete' | 'surplus' | Error

const EMPTY = Buffer.alloc(0)
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** A reader of one answer, to be given what comes in. It checks status, length and first byte, and drops the rest. */
export function createAnswerReader(expected: Expectation): (bytes: Buffer) => Progress {
  let held: Buffer = EMPTY
  let head: AnswerHead | null = null
  let received = 0

  /** What of `bytes` is body; null while the head is not complete. */
  const skipHead = (bytes: Buffer): Buffer | null => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    head = parseAnswerHead(held)
    if (head !== null) return held.subarray(head.headBytes)
    // What was given is only lent.
    held = Buffer.from(held)
    return null
  }

  return (bytes) => {
    const isFirst = head === null
    const body = isFirst ? skipHead(bytes) : bytes
    if (body === null || head === null) return 'more'
    if (isFirst) {
      const problem = problemOf(head, expected)
      if (problem !== null) return new Error(`${problem}; it begins ${JSON.stringify(held.toString('latin1', 0, 60))}`)
    }
    const start = expected.answers === 'range' ? expected.first : 0
    if (expected.answers !== 'anything' && received === 0 && body.length > 0 && body[0] !== expected.byteAt(start))
      return new Error(`the answer has a wrong byte at ${start}`)
    received += body.length
    return progressOf(head, expected, received, body)
  }
}

function progressOf(
  { contentLength }: AnswerHead,
  { answers, first, wanted }: Expectation,
  received: number,
  body: Buffer,
): Progress {
  if (contentLength === null) return body.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ? 'complete' : 'more'
  if (received >= contentLength) return 'complete'
  if (answers === 'anything') return 'more'
  return received >= (answers === 'whole' ? first + wanted : wanted) ? 'surplus' : 'more'
}

/** What is wrong with the head; a body without a length will do only where nothing is expected of it. */
function problemOf(head: AnswerHead, { answers, first, length }: Expectation): string | null {
  const status = answers === 'range' ? 206 : 200
  if (head.status !== status) return `the answer is not a ${status}`
  if (answers === 'anything') return null
  if (head.contentLength === null) return 'the answer has no Content-Length'
  if (answers === 'whole') return null
  if (head.first !== first) return `the answer starts at ${head.first} instead of ${first}`
  return length === null || head.contentLength === length ? null : `the answer is not ${length} bytes long`
}
