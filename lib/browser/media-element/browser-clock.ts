import type { Clock } from '@/lib/player/clock'

/** The page's own clocks and timers. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
