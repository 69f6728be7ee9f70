import 'server-only'

/** 0..1, how far the work has come. */
export type ReportProgress = (fraction: number) => void

const INTERVAL_MS = 400

/** Passes on a call if the last one is some time ago: often enough to show life, rarely enough to cost nothing. */
export function occasionally(report: ReportProgress): ReportProgress {
  let last = Number.NEGATIVE_INFINITY
  return (fraction) => {
    const now = performance.now()
    if (now - last < INTERVAL_MS) return
    last = now
    report(Math.min(Math.max(fraction, 0), 1))
  }
}
