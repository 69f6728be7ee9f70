import { openFilesBelow, processFacts } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import { droppedRanges } from '@/bench/load/dropped-ranges'
import { median } from '@/bench/load/work'
import { type Contestant, causeOfDeath, pidsOf } from '@/bench/peers/contestant'
import type { Pace } from './pace'

/**
 * Memory and open files of one server over many dropped requests. What the system does not say is null.
 *
 * Memory before and after says little: a garbage collector lets it go up and down by a hundred MiB, and where it stands at
 * the end is chance. So the medians of the first and the second half of the requests are compared.
 */
export type Flatness = {
  readonly requests: number
  readonly bytesBefore: number | null
  readonly firstHalfBytes: number | null
  readonly secondHalfBytes: number | null
  readonly bytesAfter: number | null
  readonly filesBefore: number | null
  readonly filesAfter: number | null
}

const MOST_MS = 120_000
const SETTLE_MS = 2000
const SAMPLE_EVERY_MS = 100

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
  const drop = async (count: number) => (await droppedRanges(contestant, count).put(MOST_MS)).latencies.length
  await drop(flatDrops / 10)
  const filesBefore = await openFilesBelow(contestant.media, pids)
  const bytesBefore = await residentBytes(pids)
  const first = await watching(pids, () => drop(flatDrops / 2))
  const second = await watching(pids, () => drop(flatDrops / 2))
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  return {
    requests: first.result + second.result,
    ...{ bytesBefore, firstHalfBytes: first.bytes, secondHalfBytes: second.bytes },
    bytesAfter: await residentBytes(pids),
    ...{ filesBefore, filesAfter: await openFilesBelow(contestant.media, pids) },
  }
}

/** Does `work` and gives back the median of the memory meanwhile. */
async function watching<T>(
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; bytes: number | null }> {
  const samples: number[] = []
  const timer = setInterval(async () => {
    const bytes = await residentBytes(pids)
    if (bytes !== null) samples.push(bytes)
  }, SAMPLE_EVERY_MS)
  try {
    const result = await work()
    return { result, bytes: samples.length === 0 ? null : median(samples) }
  } finally {
    clearInterval(timer)
  }
}

const residentBytes = async (pids: readonly number[]): Promise<number | null> =>
  (await processFacts(pids))?.residentBytes ?? null
