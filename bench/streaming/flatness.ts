import { openFilesBelow, processFacts } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import { droppedRanges } from '@/bench/load/dropped-ranges'
import { type Contestant, causeOfDeath, pidsOf } from '@/bench/peers/contestant'
import type { Pace } from './pace'

/** Memory and open files of one server before and after many dropped requests. */
export type Flatness = {
  readonly requests: number
  readonly bytesBefore: number | null
  readonly bytesAfter: number | null
  readonly filesBefore: number | null
  readonly filesAfter: number | null
}

const MOST_MS = 120_000
const SETTLE_MS = 2000

/** Drops `flatDrops` requests, after a tenth as many that only fill what is filled once. Null if the server failed. */
export async function measureFlatness(contestant: Contestant, pace: Pace): Promise<Flatness | null> {
  say(`  ${pace.flatDrops} dropped requests: ${contestant.name}`)
  try {
    return await watchDrops(contestant, pace)
  } catch (error) {
    say(`  ${contestant.name} failed: ${causeOfDeath(contestant) ?? error}`)
    return null
  }
}

async function watchDrops(contestant: Contestant, { flatDrops }: Pace): Promise<Flatness> {
  const pids = pidsOf(contestant)
  await droppedRanges(contestant, flatDrops / 10).put(MOST_MS)
  const filesBefore = await openFilesBelow(contestant.media, pids)
  const before = await processFacts(pids)
  const { latencies } = await droppedRanges(contestant, flatDrops).put(MOST_MS)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  const after = await processFacts(pids)
  return {
    requests: latencies.length,
    bytesBefore: before?.residentBytes ?? null,
    bytesAfter: after?.residentBytes ?? null,
    filesBefore,
    filesAfter: await openFilesBelow(contestant.media, pids),
  }
}
