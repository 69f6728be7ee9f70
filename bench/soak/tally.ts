/** Everything that is counted in a soak. */
export type Tally = {
  requests: number
  complete: number
  bytes: number
  /** Answers that this client left before their end. */
  dropped: number
  /** Answers that the server broke off because it was stopped or the file was changed. */
  breaks: number
  /** Connections it did not take because it was stopped. */
  refused: number
  restarts: number
  kills: number
  replaced: number
  cuts: number
  /** From here on: must stay 0. */
  wrongBytes: number
  /** Answers that ended as if complete with fewer bytes than they should have. */
  short: number
  /** Answers that no rule explains, breaks without a cause, and requests without an end. */
  unexpected: number
  /** What was found, the first of it. */
  readonly findings: string[]
}

const MOST_FINDINGS = 20

export const createTally = (): Tally => ({
  ...{ requests: 0, complete: 0, bytes: 0, dropped: 0, breaks: 0, refused: 0 },
  ...{ restarts: 0, kills: 0, replaced: 0, cuts: 0 },
  ...{ wrongBytes: 0, short: 0, unexpected: 0 },
  findings: [],
})

/** Counts `by` of what must not be, and remembers what it was. */
export function find(tally: Tally, what: 'wrongBytes' | 'short' | 'unexpected', finding: string, by = 1): void {
  tally[what] += by
  if (tally.findings.length < MOST_FINDINGS) tally.findings.push(`${what}: ${finding}`)
}

export const isClean = ({ wrongBytes, short, unexpected }: Tally): boolean => wrongBytes + short + unexpected === 0
