import { cell, formatTable } from '@/bench/host/table'
import type { TimelineTimes } from './measure'

/** What drawing a frame may take on the main thread at the 95th percentile. */
export const TARGET_P95_MS = 8

/** How long the main thread works for a frame, gesture by gesture. */
export function formatTimeline(all: readonly TimelineTimes[]): string {
  const header = ['', 'gesture', 'p50 ms', 'p95 ms', 'longest ms', 'between frames p50 ms', 'p95 ms']
  const lines = all.flatMap(({ name, elements, gestures, all: sum }) =>
    [...gestures, { gesture: `all ${sum.count} frames`, ...sum }].map(({ gesture, ms, intervalMs }, i) => [
      i === 0 ? name : i === 1 ? `  ${elements} elements` : '',
      gesture,
      ...[ms.p50, ms.p95, ms.most, intervalMs.p50, intervalMs.p95].map((of) => cell(of)),
    ]),
  )
  return `Main thread of a frame while the wheel turns: program, style, layout, painting\n${formatTable(header, lines, 2)}`
}

export function formatTarget(application: TimelineTimes): string {
  const { p95 } = application.all.ms
  return `${p95 <= TARGET_P95_MS ? 'met' : 'MISSED'}: a frame takes at most ${TARGET_P95_MS} ms at p95 (${cell(p95)} ms)`
}
