import { formatTable, mebibytes } from '@/bench/host/table'
import { isClean, type Tally } from './tally'

/** What is left of the soak when it is over; null where the system does not say. */
export type Leftovers = {
  readonly openFiles: number | null
  readonly startBytes: number | null
  readonly endBytes: number | null
}

export const passes = (tally: Tally, { openFiles }: Leftovers): boolean => isClean(tally) && (openFiles ?? 0) === 0

/** The table at the end, and what was found that must not be. */
export function formatSoak(tally: Tally, leftovers: Leftovers): string {
  const { openFiles, startBytes, endBytes } = leftovers
  const must = (count: number | null): string => (count === 0 ? '' : 'MUST BE 0')
  const lines = [
    ['requests', String(tally.requests)],
    ['answered completely', String(tally.complete)],
    ['MB received and checked', (tally.bytes / 1e6).toFixed(0)],
    ['left by the client', String(tally.dropped)],
    ['broken by a stop or a change', String(tally.breaks)],
    ['refused while stopped', String(tally.refused)],
    ['restarts, by a kill', `${tally.restarts}, ${tally.kills}`],
    ['files replaced, cut', `${tally.replaced}, ${tally.cuts}`],
    ['wrong bytes', String(tally.wrongBytes), must(tally.wrongBytes)],
    ['lost: complete, but short', String(tally.short), must(tally.short)],
    ['unexpected answers and breaks', String(tally.unexpected), must(tally.unexpected)],
    ['stored files open at the end', String(openFiles ?? '-'), openFiles === null ? '' : must(openFiles)],
    ['MiB after the last start, at the end', `${mebibytes(startBytes)}, ${mebibytes(endBytes)}`],
  ]
  const findings = tally.findings.map((finding) => `  ${finding}`)
  const sum = passes(tally, leftovers) ? 'Every byte was right.' : ['Found, the first of it:', ...findings].join('\n')
  return `${formatTable(['Soak', 'count', ''], lines)}\n\n${sum}`
}
