/** How long everything takes. Times in milliseconds. */
export type Pace = {
  readonly rounds: number
  readonly roundMs: number
  readonly warmUpMs: number
  /** The most dropped requests in a round: some servers leave a file open for each. */
  readonly mostDrops: number
  readonly slowStreams: number
  readonly slowMs: number
  /** Dropped requests over which memory and open files have to stay flat. */
  readonly flatDrops: number
}

export const FULL: Pace = {
  // The framework's own code is compiled to its fastest form only after thousands of requests.
  ...{ rounds: 5, roundMs: 2000, warmUpMs: 5000, mostDrops: 2500 },
  ...{ slowStreams: 200, slowMs: 5000, flatDrops: 10_000 },
}

/** Long enough to see that everything works; the numbers say little. */
export const QUICK: Pace = {
  ...{ rounds: 2, roundMs: 400, warmUpMs: 200, mostDrops: 300 },
  ...{ slowStreams: 200, slowMs: 1500, flatDrops: 1000 },
}
