import { openFilesBelow } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import type { Session } from '@/bench/load/session'
import { type Contestant, causeOfDeath, pidsOf } from '@/bench/peers/contestant'
import type { Pace } from './pace'
import { measureRound, type Round } from './round'
import type { Standing, Standings } from './standing'

/** A load that all servers take turns under. */
export type Load = {
  readonly title: string
  readonly open: (contestant: Contestant) => Session
}

type Attempt = {
  readonly contestant: Contestant
  readonly rounds: Round[]
  readonly filesBefore: number | null
  failure: string | null
}

/** After a load, connections that the client dropped take a moment to be noticed. */
const SETTLE_MS = 500

/**
 * Puts `load` on each server in turn, round by round, so that whatever else the machine does falls on all alike. A
 * server that fails or dies is left out from then on.
 */
export async function compare(
  contestants: readonly Contestant[],
  load: Load,
  { rounds, roundMs, warmUpMs }: Pace,
): Promise<Standings> {
  const attempts: Attempt[] = []
  for (const contestant of contestants) {
    const filesBefore = await openFilesBelow(contestant.media, pidsOf(contestant))
    attempts.push({ contestant, rounds: [], filesBefore, failure: null })
  }
  for (const attempt of attempts) await trying(attempt, () => measureRound(attempt.contestant, load.open, warmUpMs))
  for (let round = 1; round <= rounds; round += 1) {
    say(`  ${load.title}: round ${round} of ${rounds}`)
    for (const attempt of attempts) {
      const measure = () => measureRound(attempt.contestant, load.open, roundMs)
      await trying(attempt, async () => attempt.rounds.push(await measure()))
    }
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  return new Map(await Promise.all(attempts.map(standingOf)))
}

async function trying(attempt: Attempt, work: () => Promise<unknown>): Promise<void> {
  if (attempt.failure !== null) return
  try {
    await work()
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    attempt.failure = causeOfDeath(attempt.contestant) ?? (error instanceof Error ? error.message : String(error))
    say(`  ${attempt.contestant.name} is out: ${attempt.failure}`)
  }
}

async function standingOf({ contestant, ...attempt }: Attempt): Promise<[string, Standing]> {
  const filesAfter = await openFilesBelow(contestant.media, pidsOf(contestant))
  const failure = attempt.failure ?? causeOfDeath(contestant)
  return [contestant.name, { server: contestant.name, ...attempt, failure, filesAfter }]
}
