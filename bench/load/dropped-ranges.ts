import { byteAt } from '@/bench/host/pattern'
import type { Contestant } from '@/bench/peers/contestant'
import { PATTERN } from '@/bench/peers/served-files'
import { createRangeClient } from './range-client'
import type { Session } from './session'
import { repeat } from './work'

const SIDE = 8

/** What a browser takes of an answer before a seek makes it drop the connection. */
const TAKEN_BYTES = 256 * 1024

/** At most `most` open-ended ranges from somewhere in the first half, each on a connection that is dropped early. */
export function droppedRanges({ url, answers }: Contestant, most: number): Session {
  const request = async (): Promise<null> => {
    const client = createRangeClient(url(PATTERN.name))
    const first = Math.floor((Math.random() * PATTERN.size) / 2)
    try {
      await client.get({ answers, first, wanted: TAKEN_BYTES, length: PATTERN.size - first, byteAt }, null)
    } finally {
      client.close()
    }
    return null
  }
  return {
    async put(ms) {
      const done = await repeat(request, { side: SIDE, ms, most })
      return { ...done, bytes: done.latencies.length * TAKEN_BYTES }
    },
    close: () => undefined,
  }
}
