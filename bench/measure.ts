import type { Program } from './program'
import { openRangeClient } from './range-client'

/** A server that is measured, and the address of the file it serves. */
export type Contestant = { readonly name: string; readonly program: Program; readonly url: string }

/** What rounds of load on one server came to. Latencies in milliseconds, one for each request. */
export type Measured = {
  readonly seconds: number
  readonly latencies: readonly number[]
  /** Seconds of processor time of the server; null if unknown. */
  readonly cpuSeconds: number | null
}

/** Random ranges of `rangeBytes` bytes from a file of `fileBytes`, over `connections` connections at once, for `ms`. */
export type Load = {
  readonly rangeBytes: number
  readonly fileBytes: number
  readonly connections: number
  readonly ms: number
}

/** Puts `load` on one server. */
export async function measure({ program, url }: Contestant, load: Load): Promise<Measured> {
  const clients = await Promise.all(Array.from({ length: load.connections }, () => openRangeClient(url)))
  const latencies: number[] = []
  const cpuBefore = await program.cpuSeconds()
  const startedAt = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - startedAt < load.ms) {
        const first = Math.floor(Math.random() * (load.fileBytes - load.rangeBytes))
        const askedAt = performance.now()
        await client.get(first, first + load.rangeBytes - 1)
        latencies.push(performance.now() - askedAt)
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  const cpuAfter = await program.cpuSeconds()
  for (const client of clients) client.close()
  return { seconds, latencies, cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore }
}

/** All rounds as one. */
export const together = (rounds: readonly Measured[]): Measured => ({
  seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
  latencies: rounds.flatMap(({ latencies }) => latencies),
  cpuSeconds: rounds.reduce<number | null>(
    (sum, { cpuSeconds }) => (sum === null || cpuSeconds === null ? null : sum + cpuSeconds),
    0,
  ),
})

/** The latency that the share `q` of requests stayed within. */
export function quantile(latencies: readonly number[], q: number): number {
  const sorted = latencies.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.ceil(sorted.length * q), sorted.length) - 1] ?? Number.NaN
}
