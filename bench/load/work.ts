/** What came of putting a load on a server for a while. Latencies in milliseconds, one for each request. */
export type Work = {
  readonly seconds: number
  readonly latencies: readonly number[]
  /** Bytes of files that were asked for and came. */
  readonly bytes: number
}

/**
 * Runs `request` over and over in `side` loops at once, for `ms` or until `most` were made. The first that fails ends
 * all loops. Gives back how many milliseconds each took, unless `request` says itself.
 */
export async function repeat(
  request: (loop: number) => Promise<number | null>,
  { side, ms, most = Number.POSITIVE_INFINITY }: { side: number; ms: number; most?: number },
): Promise<Omit<Work, 'bytes'>> {
  const latencies: number[] = []
  let started = 0
  let hasFailed = false
  const startedAt = performance.now()
  const goesOn = (): boolean => !hasFailed && started < most && performance.now() - startedAt < ms
  const loop = async (number: number): Promise<void> => {
    while (goesOn()) {
      started += 1
      const askedAt = performance.now()
      const own = await request(number)
      latencies.push(own ?? performance.now() - askedAt)
    }
  }
  const loops = Array.from({ length: side }, (_, number) =>
    loop(number).catch((error: unknown) => {
      hasFailed = true
      throw error
    }),
  )
  const ended = await Promise.allSettled(loops)
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return { seconds: (performance.now() - startedAt) / 1000, latencies }
}

/** The latency that the share `q` of requests stayed within. */
export function quantile(latencies: readonly number[], q: number): number {
  const sorted = latencies.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.ceil(sorted.length * q), sorted.length) - 1] ?? Number.NaN
}

/** The middle value; of an even number of them the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
