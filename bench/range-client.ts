import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One range request on a connection that stays open; resolves when the last byte is here. */
export type RangeClient = {
  readonly get: (first: number, last: number) => Promise<void>
  readonly close: () => void
}

const HEADER_END = Buffer.from('\r\n\r\n')

/**
 * A client that costs little, so that what is measured is the server: it reads one answer at a time from one
 * connection, checks that it is a 206 with the right length and first byte, and drops the rest.
 */
export async function openRangeClient(address: string): Promise<RangeClient> {
  const { hostname, port, host, pathname, search } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return {
    async get(first, last) {
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nRange: bytes=${first}-${last}\r\n\r\n`)
      await readAnswer(socket, first, last - first + 1)
    },
    close: () => socket.destroy(),
  }
}

function readAnswer(socket: Socket, first: number, length: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let head: Buffer | null = Buffer.alloc(0)
    let received = 0
    const finish = (failure: string | null) => {
      socket.off('data', read).off('close', leave)
      if (failure === null) resolve()
      else reject(new Error(failure))
    }
    const leave = () => finish('the server closed the connection')
    const read = (chunk: Buffer) => {
      if (head === null) received += chunk.length
      else {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf(HEADER_END)
        if (end === -1) return
        const problem = problemOf(head, end, first, length)
        if (problem !== null) return finish(problem)
        received = head.length - end - HEADER_END.length
        head = null
      }
      if (received >= length) finish(null)
    }
    socket.on('data', read).on('close', leave)
  })
}

/** What is wrong with an answer whose headers end at `end`; the byte behind them is checked if it is here. */
function problemOf(answer: Buffer, end: number, first: number, length: number): string | null {
  const head = answer.subarray(0, end).toString('latin1')
  if (!head.startsWith('HTTP/1.1 206 ')) return `not a 206: ${head.slice(0, 200)}`
  const promised = Number(/^content-length: (\d+)\r?$/im.exec(head)?.[1])
  if (promised !== length) return `Content-Length ${promised} instead of ${length}`
  const byte = answer[end + HEADER_END.length]
  return byte === undefined || byte === first % 251 ? null : `wrong bytes at ${first}`
}
