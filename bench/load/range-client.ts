import type { Socket } from 'node:net'
import { createAnswerReader, type Expectation, type Progress } from './answer-reader'
import { openWire, rangeRequest } from './wire'

/** One request at a time on a connection that is kept for as long as the server keeps it. */
export type RangeClient = {
  /**
   * Resolves when everything expected is here, with the milliseconds until the first byte of the answer came. `last` is
   * the end of the range that is asked for, null for an open one. Rejects if the answer is wrong or breaks.
   */
  readonly get: (expected: Expectation, last: number | null) => Promise<number>
  readonly close: () => void
}

/** A client that costs little, so that what is measured is the server. */
export function createRangeClient(url: string): RangeClient {
  const address = new URL(url)
  let socket: Socket | undefined
  let request: Request | undefined

  const end = (progress: Progress): void => {
    const ended = request
    request = undefined
    ended?.end(progress)
  }
  const leave = (): void => {
    socket?.destroy()
    socket = undefined
  }
  const onBytes = (bytes: Buffer): boolean => {
    const progress = request?.take(bytes) ?? 'more'
    if (progress === 'more') return true
    if (progress !== 'complete') leave()
    end(progress)
    return true
  }
  const connect = async (): Promise<Socket> => {
    const onClose = (): void => {
      if (socket !== opened) return
      socket = undefined
      end(new Error('the server closed the connection'))
    }
    const opened = await openWire(address, { onBytes, onClose })
    return opened
  }

  return {
    async get(expected, last) {
      socket ??= await connect()
      request = createRequest(expected)
      const { answered } = request
      socket.write(rangeRequest(address, expected.first, last), 'latin1')
      return answered
    },
    close: leave,
  }
}

/** A request that waits for its answer. */
type Request = {
  readonly take: (bytes: Buffer) => Progress
  readonly end: (progress: Progress) => void
  readonly answered: Promise<number>
}

function createRequest(expected: Expectation): Request {
  const read = createAnswerReader(expected)
  const askedAt = performance.now()
  let firstByteMs: number | undefined
  let end: Request['end'] = () => undefined
  const answered = new Promise<number>((resolve, reject) => {
    end = (progress) => (progress instanceof Error ? reject(progress) : resolve(firstByteMs ?? Number.NaN))
  })
  const take = (bytes: Buffer): Progress => {
    firstByteMs ??= performance.now() - askedAt
    return read(bytes)
  }
  return { take, end, answered }
}
