import type { Library } from '@/bench/host/library'
import { say } from '@/bench/host/say'
import { droppedRanges } from '@/bench/load/dropped-ranges'
import { idleRequests } from '@/bench/load/idle-requests'
import { randomRanges } from '@/bench/load/random-ranges'
import type { Contestant } from '@/bench/peers/contestant'
import { startContestants, stopContestants } from '@/bench/peers/contestants'
import { compare, type Load } from './compare'
import { type Flatness, measureFlatness } from './flatness'
import type { Pace } from './pace'
import { compareSlowReaders, type SlowStanding } from './slow-readers'
import type { Standings } from './standing'

/** Everything that was measured. */
export type Results = {
  readonly small: Standings
  readonly large: Standings
  readonly dropped: Standings
  readonly idle: Standings
  readonly slow: ReadonlyMap<string, SlowStanding | string>
  readonly flat: Flatness | null
}

const KIB = 1024

const loadsAt = ({ mostDrops }: Pace) =>
  ({
    small: { title: '64 KiB ranges', open: (contestant) => randomRanges(contestant, 64 * KIB) },
    large: { title: '1 MiB ranges', open: (contestant) => randomRanges(contestant, KIB * KIB) },
    dropped: { title: 'dropped ranges', open: (contestant) => droppedRanges(contestant, mostDrops) },
    idle: { title: 'first byte when idle', open: idleRequests },
  }) as const satisfies Record<string, Load>

const isStreaming = ({ answers }: Contestant): boolean => answers !== 'anything'
const knowsRanges = ({ answers }: Contestant): boolean => answers === 'range'

/** Measures everything. Each load has servers that were started for it: none inherits what another load left behind. */
export async function measureAll(library: Library, pace: Pace): Promise<Results> {
  const loads = loadsAt(pace)
  const under = (load: Load, takesPart: (contestant: Contestant) => boolean): Promise<Standings> =>
    withContestants(library, (all) => compare(all.filter(takesPart), load, pace))
  return {
    small: await under(loads.small, () => true),
    large: await under(loads.large, isStreaming),
    dropped: await under(loads.dropped, isStreaming),
    idle: await under(loads.idle, knowsRanges),
    slow: await withContestants(library, (all) => compareSlowReaders(all, pace)),
    flat: await withContestants(library, async (all) => {
      const framemark = all.find(({ name }) => name === 'framemark')
      return framemark === undefined ? null : measureFlatness(framemark, pace)
    }),
  }
}

async function withContestants<T>(
  library: Library,
  measure: (contestants: readonly Contestant[]) => Promise<T>,
): Promise<T> {
  say('Starting the servers ...')
  const contestants = await startContestants(library)
  try {
    return await measure(contestants)
  } finally {
    await stopContestants(contestants)
  }
}
