import type { Totals } from './doctor-event'
import { type Finding, isValid } from './finding'

export const NO_VIDEOS: Totals = { total: 0, valid: 0, invalid: 0 }

/** `totals` with one more video that has these findings. */
export function countVideo({ total, valid, invalid }: Totals, findings: readonly Finding[]): Totals {
  const isGood = isValid(findings)
  return { total: total + 1, valid: valid + (isGood ? 1 : 0), invalid: invalid + (isGood ? 0 : 1) }
}

/** The last line of the report: scripts read it, so it has no thousands separators. */
export const formatTotals = ({ total, valid, invalid }: Totals): string =>
  `Total: ${total} | Valid: ${valid} | Invalid: ${invalid}`

/** "1 video", "12,345 videos". */
export const videosText = (count: number): string =>
  count === 1 ? '1 video' : `${count.toLocaleString('en-US')} videos`
