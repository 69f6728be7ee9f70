import { forgetPeak, type ProcessFacts, processFacts } from '@/bench/host/process-facts'
import type { Session } from '@/bench/load/session'
import { quantile, type Work } from '@/bench/load/work'
import { type Contestant, pidsOf } from '@/bench/peers/contestant'

/** One round of load on one server. What the system does not say is null. */
export type Round = {
  readonly requests: number
  readonly requestsPerSecond: number
  readonly bytesPerSecond: number
  readonly p50: number
  readonly p95: number
  readonly cpuMsPerRequest: number | null
  readonly readBytesPerRequest: number | null
  readonly peakBytes: number | null
  /** Processor time of this client by that of the clock: near 1 it is the client that is measured. */
  readonly clientCores: number
}

/** Puts a load on the server for `ms` and watches what it costs. */
export async function measureRound(
  contestant: Contestant,
  open: (contestant: Contestant) => Session,
  ms: number,
): Promise<Round> {
  const session = open(contestant)
  try {
    const pids = pidsOf(contestant)
    await forgetPeak(pids)
    const before = await processFacts(pids)
    const client = process.cpuUsage()
    const work = await session.put(ms)
    const { user, system } = process.cpuUsage(client)
    return roundOf(work, before, await processFacts(pids), (user + system) / 1e6)
  } finally {
    session.close()
  }
}

function roundOf(
  { seconds, latencies, bytes }: Work,
  before: ProcessFacts | null,
  after: ProcessFacts | null,
  clientSeconds: number,
): Round {
  const requests = latencies.length
  const perRequest = (fact: 'cpuSeconds' | 'readBytes'): number | null =>
    before === null || after === null || requests === 0 ? null : (after[fact] - before[fact]) / requests
  const cpuSeconds = perRequest('cpuSeconds')
  return {
    requests,
    requestsPerSecond: requests / seconds,
    bytesPerSecond: bytes / seconds,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    cpuMsPerRequest: cpuSeconds === null ? null : cpuSeconds * 1000,
    readBytesPerRequest: perRequest('readBytes'),
    peakBytes: after?.peakBytes ?? null,
    clientCores: clientSeconds / seconds,
  }
}
