import { byteAt } from '@/bench/host/pattern'
import type { Contestant } from '@/bench/peers/contestant'
import { PATTERN } from '@/bench/peers/served-files'
import { createRangeClient, type RangeClient } from './range-client'
import type { Session } from './session'
import { repeat } from './work'

const CONNECTIONS = 8
const PRIMER_BYTES = 4 * 1024 * 1024

/** Ranges of `rangeBytes` anywhere in the file, one after the other on each of a few kept connections. */
export async function randomRanges({ url, answers }: Contestant, rangeBytes: number): Promise<Session> {
  const clients = Array.from({ length: CONNECTIONS }, () => createRangeClient(url(PATTERN.name)))
  const get = async (client: RangeClient | undefined, wanted: number): Promise<null> => {
    const first = Math.floor(Math.random() * (PATTERN.size - wanted))
    await client?.get({ answers, first, wanted, length: wanted, byteAt }, first + wanted - 1)
    return null
  }
  // A new connection takes no more than 64 KiB at once (TCP's receive window grows with use), and on the loopback device,
  // whose packets are as large, it may then wait 40 ms for an acknowledgement. Nobody's video waits for that twice.
  if (answers === 'range') await Promise.all(clients.map((client) => get(client, PRIMER_BYTES)))
  return {
    async put(ms) {
      const done = await repeat((loop) => get(clients[loop], rangeBytes), { side: CONNECTIONS, ms })
      return { ...done, bytes: answers === 'anything' ? 0 : done.latencies.length * rangeBytes }
    },
    close() {
      for (const client of clients) client.close()
    },
  }
}
