import type { Socket } from 'node:net'
import { openWire } from '@/bench/load/wire'

/** What to do after some bytes: read on, at once or after a pause; the answer is complete; or go, politely or not. */
export type Next = 'more' | 'pause' | 'complete' | 'close' | 'reset'

/** How an exchange ended. `broken`: by the server. `left`: by this client. `stray`: bytes came that nobody asked for. */
export type Ending = 'complete' | 'left' | 'broken' | 'stuck' | 'stray'

/** A connection on which one request after the other is made. */
export type Connection = {
  readonly isOpen: () => boolean
  /** Sends `text` and has `take` look at what comes. After anything but `complete` the connection is closed. */
  readonly converse: (text: string, take: (bytes: Buffer) => Next) => Promise<Ending>
  /** Ends an exchange, or the connection between two. */
  readonly leave: (how: 'close' | 'reset') => void
}

const PIECE_BYTES = 64 * 1024
const PAUSE_MS = 25
const STUCK_MS = 30_000

export async function openConnection(url: string): Promise<Connection> {
  let take: ((bytes: Buffer) => Next) | undefined
  let hasStray = false
  let end: ((ending: Ending) => void) | undefined
  const finish = (ending: Ending): void => {
    const ended = end
    take = undefined
    end = undefined
    ended?.(ending)
  }
  const leave = (how: 'close' | 'reset'): void => {
    finish('left')
    if (how === 'reset') socket.resetAndDestroy()
    else socket.destroy()
  }
  const onBytes = (bytes: Buffer): boolean => {
    if (take === undefined) hasStray = true
    const next = take?.(bytes) ?? 'more'
    if (next === 'close' || next === 'reset') leave(next)
    if (next === 'complete') finish('complete')
    if (next === 'pause') setTimeout(() => socket.resume(), PAUSE_MS)
    return next !== 'pause'
  }
  const socket: Socket = await openWire(new URL(url), { onBytes, onClose: () => finish('broken') }, PIECE_BYTES)

  return {
    isOpen: () => !socket.destroyed && socket.writable,
    leave,
    async converse(text, look) {
      const ended = new Promise<Ending>((resolve) => {
        end = resolve
      })
      take = look
      const timer = setTimeout(() => finish('stuck'), STUCK_MS)
      socket.write(text, 'latin1')
      const ending = hasStray ? 'stray' : await ended
      clearTimeout(timer)
      if (ending !== 'complete') socket.destroy()
      return ending
    },
  }
}
