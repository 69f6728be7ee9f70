/** How long bytes were waited for, in milliseconds since it was made. */
export type StallClock = {
  readonly fetching: (isFetching: boolean) => void
  readonly total: () => number
}

export function createStallClock(): StallClock {
  let waits = 0
  let since = 0
  let sum = 0
  return {
    fetching: (isFetching) => {
      if (isFetching && waits === 0) since = performance.now()
      waits += isFetching ? 1 : -1
      if (!isFetching && waits === 0) sum += performance.now() - since
    },
    total: () => sum + (waits > 0 ? performance.now() - since : 0),
  }
}
