import type { Socket } from 'node:net'
import type { Contestant } from '@/bench/peers/contestant'
import { SPARSE } from '@/bench/peers/served-files'
import { parseAnswerHead } from './answer-head'
import { openWire, rangeRequest } from './wire'

const READ_BYTES = 64 * 1024
const READ_EVERY_MS = 1000

/** Streams that are being read slowly, until they are closed. */
export type SlowStreams = {
  /** Whether every stream has got its first bytes, or was lost. */
  readonly haveStarted: () => boolean
  /** How many the server ended, refused or answered wrongly so far. */
  readonly lost: () => number
  readonly close: () => void
}

/** Opens `count` streams of the large file, spread over a second, each of which takes 64 KiB a second. */
export async function openSlowStreams({ url, answers }: Contestant, count: number): Promise<SlowStreams> {
  const address = new URL(url(SPARSE.name))
  const status = answers === 'whole' ? 200 : 206
  const sockets: Socket[] = []
  const timers: NodeJS.Timeout[] = []
  let lost = 0
  let started = 0
  let isClosing = false
  const open = async (): Promise<void> => {
    const onBytes = pausing((first) => {
      started += 1
      if (parseAnswerHead(first)?.status !== status) lost += 1
    })
    const onClose = (): void => {
      if (!isClosing) lost += 1
    }
    const socket = await openWire(address, { onBytes, onClose }, READ_BYTES)
    sockets.push(socket)
    socket.write(rangeRequest(address, 0, null), 'latin1')
    timers.push(setInterval(() => socket.resume(), READ_EVERY_MS))
  }
  for (let opened = 0; opened < count; opened += 10) {
    await Promise.all(Array.from({ length: Math.min(10, count - opened) }, open))
    await new Promise((resolve) => setTimeout(resolve, (READ_EVERY_MS * 10) / count))
  }
  return {
    haveStarted: () => started + lost >= count,
    lost: () => lost,
    close() {
      isClosing = true
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Takes the bytes that come and stops reading each time; `onFirst` is given the first of them. */
function pausing(onFirst: (bytes: Buffer) => void): (bytes: Buffer) => boolean {
  let isFirst = true
  return (bytes) => {
    if (isFirst) onFirst(bytes)
    isFirst = false
    return false
  }
}
