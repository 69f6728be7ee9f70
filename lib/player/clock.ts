/** Time as the player needs it: so that tests run on a clock of their own. */
export type Clock = {
  /** Milliseconds of a monotonic clock; only differences mean something. */
  readonly now: () => number
  /** Milliseconds since 1970, for a log. */
  readonly wallTime: () => number
  /** Calls `task` once, `ms` from now, unless the returned function is called before. */
  readonly after: (ms: number, task: () => void) => () => void
}
