import { median } from '@/bench/load/work'
import type { Target } from '@/bench/streaming/targets'
import type { Endurance } from './endurance'
import type { Results } from './results'
import { bytesOf } from './traffic'

const MIB = 1024 * 1024

/** What the maintainers hold the player to. */
export function evaluateTargets(results: ReadonlyMap<string, Results>, endurance: Endurance): readonly Target[] {
  return [
    ...[...results].flatMap(([name, each]) => targetsOf(name, each)),
    atMost(`memory after ${endurance.minutes} min`, ' MiB', 500, (endurance.residentBytes.at(-1) ?? Number.NaN) / MIB),
    atMost('frames not closed', '', 0, endurance.leaked),
  ]
}

function targetsOf(name: string, { openings, figures, traffic }: Results): Target[] {
  const { plain, framemark } = figures
  const of = (what: string) => `${name}: ${what}`
  return [
    atMost(of('scrubbed picture, p50'), ' ms', 17, framemark.scrub.p50),
    atMost(of('scrubbed picture, p95'), ' ms', 33, framemark.scrub.p95),
    atLeast(of('scrubbed picture: plain / framemark, p50'), 'x', 10, plain.scrub.p50 / framemark.scrub.p50),
    atLeast(of('frames seen of a drag of 60'), '', 50, framemark.dragShown.median),
    atLeast(of('full frame: plain / framemark, p50'), 'x', 1, plain.full.p50 / framemark.full.p50),
    atLeast(of('full frame: plain / framemark, p95'), 'x', 1, plain.full.p95 / framemark.full.p95),
    atMost(of('step back from the cache, p95'), ' ms', 17, framemark.cachedStep.p95),
    atLeast(of('pace backwards'), 'x', 0.95, framemark.reverse.pace),
    atMost(of('wrong pictures'), '', 0, framemark.wrong.count),
    atMost(of('pictures that never came'), '', 0, framemark.missed),
    atMost(of('first picture of the page'), ' ms', name === 'hour' ? 1000 : 2000, median(openings.framemark.coldMs)),
    ...(name === 'hour'
      ? [atMost(of('opening and 60 scrubs'), ' MB', 16, bytesOf(traffic.framemark.scrubbed) / 1e6)]
      : []),
  ]
}

type Bound = (what: string, unit: Target['unit'], limit: number, found: number) => Target

const bounded =
  (bound: Target['bound']): Bound =>
  (what, unit, limit, found) => ({
    ...{ what, unit, bound, limit },
    found: Number.isFinite(found) ? found : null,
    clientCores: [],
  })

const atMost = bounded('at most')
const atLeast = bounded('at least')
