import { openFilesBelow, processFacts } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import { idleRequests } from '@/bench/load/idle-requests'
import { openSlowStreams, type SlowStreams } from '@/bench/load/slow-streams'
import { quantile } from '@/bench/load/work'
import { type Contestant, causeOfDeath, pidsOf } from '@/bench/peers/contestant'
import type { Pace } from './pace'

/** How one server stood many slow readers at once. What the system does not say is null. */
export type SlowStanding = {
  readonly server: string
  /** Memory before, and the most by which it grew. */
  readonly residentBytes: number | null
  readonly grownBytes: number | null
  /** Processor time by that of the clock, once the buffers between server and readers are full. */
  readonly cores: number | null
  readonly filesBefore: number | null
  readonly filesDuring: number | null
  readonly filesAfter: number | null
  /** Until the first byte of another request, meanwhile. */
  readonly p50: number
  readonly p95: number
  /** Streams that the server ended. */
  readonly lost: number
}

/** After the streams are closed, until the server has noticed. */
const SETTLE_MS = 1000

/** Puts the slow readers on each server, one server after the other. A failure is a text instead of a standing. */
export async function compareSlowReaders(
  contestants: readonly Contestant[],
  pace: Pace,
): Promise<Map<string, SlowStanding | string>> {
  const standings = new Map<string, SlowStanding | string>()
  for (const contestant of contestants.filter(({ answers }) => answers !== 'anything')) {
    say(`  ${pace.slowStreams} slow streams: ${contestant.name}`)
    const standing = await measureSlowReaders(contestant, pace).catch((error: Error) => {
      return causeOfDeath(contestant) ?? error.message
    })
    standings.set(contestant.name, standing)
  }
  return standings
}

async function measureSlowReaders(contestant: Contestant, pace: Pace): Promise<SlowStanding> {
  const pids = pidsOf(contestant)
  const probe = idleRequests(contestant)
  // Code that is compiled and buffers that are made at the first requests belong to no stream.
  await probe.put(pace.warmUpMs)
  const filesBefore = await openFilesBelow(contestant.media, pids)
  const residentBytes = (await processFacts(pids))?.residentBytes ?? null
  const peak = watchMemory(pids)
  const streams = await openSlowStreams(contestant, pace.slowStreams)
  try {
    await untilCalm(pids, streams)
    const before = await processFacts(pids)
    const { latencies, seconds } = await probe.put(pace.slowMs)
    const after = await processFacts(pids)
    const filesDuring = await openFilesBelow(contestant.media, pids)
    const lost = streams.lost()
    streams.close()
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    return {
      server: contestant.name,
      residentBytes,
      grownBytes: residentBytes === null ? null : peak.bytes() - residentBytes,
      cores: before === null || after === null ? null : (after.cpuSeconds - before.cpuSeconds) / seconds,
      ...{ filesBefore, filesDuring, filesAfter: await openFilesBelow(contestant.media, pids) },
      ...{ p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), lost },
    }
  } finally {
    peak.stop()
    streams.close()
    probe.close()
  }
}

/** The most memory of the processes from now on, looked at ten times a second. */
function watchMemory(pids: readonly number[]): { readonly bytes: () => number; readonly stop: () => void } {
  let most = 0
  const timer = setInterval(async () => {
    most = Math.max(most, (await processFacts(pids))?.residentBytes ?? 0)
  }, 100)
  return { bytes: () => most, stop: () => clearInterval(timer) }
}

const CALM_CORES = 0.3
const CALM_AFTER_MS = 250
const CALM_CHECKS = 3
const MOST_CHECKS = 60

/**
 * Until every stream has started and the buffers of the system between server and readers are full, which keeps the
 * server busy at first. Calm once may be chance where the machine has other things to do.
 */
async function untilCalm(pids: readonly number[], { haveStarted }: SlowStreams): Promise<void> {
  for (let check = 0, calm = 0; check < MOST_CHECKS && calm < CALM_CHECKS; check += 1) {
    const before = await processFacts(pids)
    await new Promise((resolve) => setTimeout(resolve, CALM_AFTER_MS))
    const used = ((await processFacts(pids))?.cpuSeconds ?? 0) - (before?.cpuSeconds ?? 0)
    calm = haveStarted() && used < (CALM_CORES * CALM_AFTER_MS) / 1000 ? calm + 1 : 0
  }
}
