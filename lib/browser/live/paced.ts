/** Work that is asked for more often than it is to be done. */
export type Paced = {
  /** Does it now, or when it is time again: once for everybody who asked meanwhile. */
  readonly ask: () => void
  /** Forgets what was asked for and not done. */
  readonly stop: () => void
}

/** `work`, at most once in the milliseconds that `interval` says each time. */
export function createPaced(work: () => void, interval: () => number): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined
  let doneAt = Number.NEGATIVE_INFINITY
  const run = () => {
    timer = undefined
    doneAt = performance.now()
    work()
  }
  return {
    ask: () => {
      timer ??= setTimeout(run, Math.max(doneAt + interval() - performance.now(), 0))
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
