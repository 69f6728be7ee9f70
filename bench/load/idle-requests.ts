import { byteAt } from '@/bench/host/pattern'
import type { Contestant } from '@/bench/peers/contestant'
import { PATTERN } from '@/bench/peers/served-files'
import { createRangeClient } from './range-client'
import type { Session } from './session'
import { repeat } from './work'

const RANGE_BYTES = 64 * 1024
const PAUSE_MS = 20

/** One request at a time, with a pause before each: the latencies are those until the first byte is here. */
export function idleRequests({ url, answers }: Contestant): Session {
  const client = createRangeClient(url(PATTERN.name))
  const request = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const first = Math.floor(Math.random() * (PATTERN.size - RANGE_BYTES))
    return client.get({ answers, first, wanted: RANGE_BYTES, length: RANGE_BYTES, byteAt }, first + RANGE_BYTES - 1)
  }
  return {
    async put(ms) {
      const done = await repeat(request, { side: 1, ms })
      return { ...done, bytes: done.latencies.length * RANGE_BYTES }
    },
    close: client.close,
  }
}
