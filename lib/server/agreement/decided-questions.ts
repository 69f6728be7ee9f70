import 'server-only'
import type { LabeledSpan } from '@/lib/agreement/document'
import { type Question, questions } from '@/lib/agreement/questions'
import { type ComparedWork, type GoldSegment, goldSegments } from './compared-work'

/** A question with the gold segments that decide it; empty while nobody has. */
export type DecidedQuestion = Question & {
  readonly decidedBy: readonly GoldSegment[]
  /** Gold segments from a decision on other versions of these segments: in the way of a new one. */
  readonly outdated: readonly GoldSegment[]
}

/** A segment as a decision remembers it: changed afterwards, it is another thing to decide on. */
export const rememberedAs = ({ id, start, end }: LabeledSpan): string => `${id}@${start}-${end}`

const idIn = (remembered: string): string => remembered.slice(0, remembered.lastIndexOf('@'))

/** Everything to be decided of a video, and what was. A decision holds as long as nobody changed what it was made on. */
export function decidedQuestions(work: ComparedWork): readonly DecidedQuestion[] {
  const made = goldSegments(work)
  const byId = new Map<string, GoldSegment[]>()
  for (const each of made) {
    for (const id of new Set(each.provenance.of.map(idIn))) byId.set(id, [...(byId.get(id) ?? []), each])
  }
  return questions(work.documents).map((question) => {
    const said = question.says.flat()
    const key = keyOf(said.map(rememberedAs))
    const about = [...new Set(said.flatMap(({ id }) => byId.get(id) ?? []))]
    const holds = ({ provenance, record }: GoldSegment) =>
      keyOf(provenance.of) === key && (record.deletedAt === null || provenance.choice === 'none')
    return { ...question, decidedBy: about.filter(holds), outdated: about.filter((each) => !holds(each)) }
  })
}

/**
 * Gold segments that none of `all` questions asks about any more, decided or not: all that they were decided on is gone. They are no
 * part of what people say of the video, so they go as soon as anything is decided or accepted.
 */
export function unclaimed(work: ComparedWork, all: readonly DecidedQuestion[]): readonly GoldSegment[] {
  const claimed = new Set(
    all.flatMap(({ decidedBy, outdated }) => [...decidedBy, ...outdated].map(({ record }) => record.id)),
  )
  return goldSegments(work).filter(({ record }) => record.deletedAt === null && !claimed.has(record.id))
}

const keyOf = (remembered: readonly string[]): string => [...remembered].sort().join()
