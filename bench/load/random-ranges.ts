import { byteAt } from '@/bench/host/pattern'
import type { Contestant } from '@/bench/peers/contestant'
import { PATTERN } from '@/bench/peers/served-files'
import { createRangeClient, type RangeClient } from './range-client'
import type { Session } from './session'
import { repeat } from './work'

const CONNECTIONS = 8

/** Ranges of `rangeBytes` anywhere in the file, one after the other on each of a few kept connections. */
export function randomRanges({ url, answers }: Contestant, rangeBytes: number): Session {
  const clients = Array.from({ length: CONNECTIONS }, () => createRangeClient(url(PATTERN.name)))
  const request = async (client: RangeClient | undefined): Promise<null> => {
    const first = Math.floor(Math.random() * (PATTERN.size - rangeBytes))
    const expected = { answers, first, wanted: rangeBytes, length: rangeBytes, byteAt }
    await client?.get(expected, first + rangeBytes - 1)
    return null
  }
  return {
    async put(ms) {
      const done = await repeat((loop) => request(clients[loop]), { side: CONNECTIONS, ms })
      return { ...done, bytes: answers === 'anything' ? 0 : done.latencies.length * rangeBytes }
    },
    close() {
      for (const client of clients) client.close()
    },
  }
}
