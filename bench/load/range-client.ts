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

type Request = {
  readonly take: (bytes: Buffer) => Progress
  readonly askedAt: number
  readonly resolve: (firstByteMs: number) => void
  readonly reject: (problem: Error) => void
  firstByteMs: number | null
}

/** A client that costs little, so that what is measured is the server. */
export function createRangeClient(url: string): RangeClient {
  const address = new URL(url)
  let socket: Socket | undefined
  let request: Request | undefined

  const leave = (): void => {
    socket?.destroy()
    socket = undefined
  }
  const onBytes = (bytes: Buffer): boolean => {
    if (request === undefined) return true
    const { askedAt, take, resolve, reject } = request
    request.firstByteMs ??= performance.now() - askedAt
    const progress = take(bytes)
    if (progress === 'more') return true
    const { firstByteMs } = request
    request = undefined
    if (progress !== 'complete') leave()
    if (progress instanceof Error) reject(progress)
    else resolve(firstByteMs)
    return true
  }
  const connect = async (): Promise<Socket> => {
    const opened = await openWire(address, {
      onBytes,
      onClose: () => {
        if (socket !== opened) return
        socket = undefined
        request?.reject(new Error('the server closed the connection'))
        request = undefined
      },
    })
    return opened
  }

  return {
    async get(expected, last) {
      socket ??= await connect()
      const { first } = expected
      const answered = new Promise<number>((resolve, reject) => {
        const take = createAnswerReader(expected)
        request = { take, askedAt: performance.now(), resolve, reject, firstByteMs: null }
      })
      socket.write(rangeRequest(address, first, last), 'latin1')
      return answered
    },
    close: leave,
  }
}
