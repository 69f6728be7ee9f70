import type { Program } from '@/bench/host/program'
import type { Expectation } from '@/bench/load/answer-reader'

/** A server that is measured. */
export type Contestant = {
  readonly name: string
  /** What it consists of: what it costs is what all of these cost. */
  readonly programs: readonly Program[]
  /** Where the files are that it serves. */
  readonly media: string
  readonly answers: Expectation['answers']
  /** The address of the served file `name`. */
  readonly url: (name: string) => string
}

export const pidsOf = ({ programs }: Contestant): number[] => programs.map(({ pid }) => pid)

/** Why it serves no more, in a few words; null if all of it still runs. */
export function causeOfDeath({ programs }: Contestant): string | null {
  const dead = programs.find((program) => !program.isRunning())
  if (dead === undefined) return null
  const reason =
    dead
      .lastWords()
      .split('\n')
      .find((line) => /^\s*\w*Error: /.test(line)) ?? 'without a word'
  return `it died (${reason.trim().slice(0, 80)})`
}
