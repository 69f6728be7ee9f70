import type { Results } from './results'
import { type Figure, figureOf, ratioOf, type Standings } from './standing'

/** Something that ought to be so, and what was found. `found` is null where it could not be measured. */
export type Target = {
  readonly what: string
  readonly unit: 'x' | ' MB' | ' MiB' | ' ms' | ''
  readonly bound: 'at least' | 'at most'
  readonly limit: number
  readonly found: number | null
  /** Shares of one core that the client used for the two that are compared; near 1 the ratio says little. */
  readonly clientCores: readonly number[]
}

const MIB = 1024 * 1024

export const isReached = ({ bound, limit, found }: Target): boolean =>
  found !== null && (bound === 'at least' ? found >= limit : found <= limit)

/** What the maintainers hold the streaming to. */
export function evaluateTargets({ small, large, dropped, idle, slow, flat }: Results): readonly Target[] {
  const [front, behind, route] = ['framemark', 'framemark behind nginx', 'framemark route']
  const drop = dropped.get(front)
  const slowly = slow.get(front)
  const kept = drop === undefined ? null : difference(drop.filesAfter, drop.filesBefore)
  const grown = typeof slowly === 'object' ? slowly.grownBytes : null
  const drift = difference(flat?.secondHalfBytes, flat?.firstHalfBytes, MIB)
  const read = figureOf(drop, 'readBytesPerRequest')
  return [
    faster(small, '64 KiB', front, 'send', 1.5),
    faster(large, '1 MiB', front, 'send', 1.2),
    faster(dropped, 'dropped', front, 'send', 1.2),
    { ...ratio(idle, 'first byte when idle', 'p50', front, 'send'), bound: 'at most', limit: 1 },
    faster(small, '64 KiB', front, 'nginx', 0.45),
    faster(large, '1 MiB', front, 'nginx', 0.75),
    faster(small, '64 KiB', route, 'empty route', 0.9),
    faster(large, '1 MiB', route, 'send', 0.45),
    faster(small, '64 KiB', behind, 'nginx', 0.9),
    faster(large, '1 MiB', behind, 'nginx', 0.9),
    atMost('read for a dropped range', ' MB', 1, read === null ? null : read / 1e6),
    atMost('files left open by dropped ranges', '', 0, kept),
    atMost('memory of 200 slow streams', ' MiB', 128, grown === null ? null : grown / MIB),
    atMost('memory growth over dropped ranges', ' MiB', 32, drift),
    atMost('files kept after dropped ranges', '', 0, difference(flat?.filesAfter, flat?.filesBefore)),
  ]
}

const faster = (standings: Standings, load: string, subject: string, peer: string, limit: number): Target => ({
  ...ratio(standings, `requests/s, ${load}`, 'requestsPerSecond', subject, peer),
  bound: 'at least',
  limit,
})

const ratio = (standings: Standings, what: string, figure: Figure, subject: string, peer: string) => ({
  what: `${what}: ${subject} / ${peer}`,
  unit: 'x' as const,
  found: ratioOf(standings, figure, subject, peer),
  clientCores: [subject, peer].map((server) => figureOf(standings.get(server), 'clientCores') ?? 0),
})

const atMost = (what: string, unit: Target['unit'], limit: number, found: number | null): Target => ({
  ...{ what, unit, bound: 'at most', limit, found },
  clientCores: [],
})

function difference(after: number | null | undefined, before: number | null | undefined, scale = 1): number | null {
  return after == null || before == null ? null : (after - before) / scale
}
