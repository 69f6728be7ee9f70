import 'server-only'
import { randomUUID } from 'node:crypto'
import type { LabeledSpan } from '@/lib/agreement/document'
import { meanSpan } from '@/lib/agreement/questions'
import type { Choice, ChoiceKind, Provenance } from '@/lib/agreement/schema'
import { err, ok, type Result } from '@/lib/result/result'
import { type AttributeValues, attributeValues, type Operation } from '@/lib/segments/schema'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { ComparedWork, GoldSegment } from './compared-work'
import { type DecidedQuestion, rememberedAs } from './decided-questions'

/** The edits of the gold document that a decision is, and what each segment they touch is made of afterwards. */
export type PlannedDecision = {
  readonly operations: readonly Operation[]
  readonly provenance: readonly (readonly [segmentId: string, Provenance | null])[]
}

/** A gold segment to be made. */
type Wanted = FrameSpan & { readonly attributes: AttributeValues; readonly note: string }

/**
 * What deciding `question` does: what was decided before goes, what is wanted now is made. That nothing is wanted is a
 * segment that is made and deleted at once, so that the log and the versions know it like everything else. The error is a
 * sentence.
 */
export function planDecision(
  work: ComparedWork,
  question: DecidedQuestion,
  choice: Choice,
  how: { readonly gestureId: string; readonly by: string },
): Result<PlannedDecision, string> {
  const gone = [...question.decidedBy, ...question.outdated].map((each) => withdraw(each, how.gestureId))
  if (choice.kind === 'undecided') return ok(joined(gone))
  const made = makings(work, question, choice)
  if (!made.ok) return made
  const { wanted, kind, follows } = made.value
  const provenance: Provenance = {
    choice: kind,
    by: how.by,
    documentIds: follows.map(({ documentId }) => documentId),
    segmentIds: follows.flatMap(({ segments }) => segments.map(({ id }) => id)),
    of: question.says.flat().map(rememberedAs),
  }
  const isNothing = wanted.length === 0
  const segments = isNothing ? [{ start: question.start, end: firstEnd(question), attributes: {}, note: '' }] : wanted
  return ok(
    joined([...gone, ...segments.map((each) => create(question.labelId, each, provenance, how.gestureId, isNothing))]),
  )
}

/** What is there to be deleted for nothing has to be a segment of its label: of points, one frame. */
const firstEnd = ({ says, end }: DecidedQuestion): number => says.flat()[0]?.end ?? end

type Followed = { readonly documentId: string; readonly segments: readonly LabeledSpan[] }

function makings(
  work: ComparedWork,
  question: DecidedQuestion,
  choice: Exclude<Choice, { kind: 'undecided' }>,
): Result<{ wanted: readonly Wanted[]; kind: ChoiceKind; follows: readonly Followed[] }, string> {
  const answers = question.says.map((segments, nth) => ({ documentId: work.documents[nth]?.id ?? '', segments }))
  if (choice.kind === 'none') return ok({ wanted: [], kind: 'none', follows: [] })
  const ids = new Set(choice.segmentIds)
  const chosen = question.says.flat().filter(({ id }) => ids.has(id))
  if (chosen.length !== ids.size) return err('A segment that was chosen is not one of those to decide between.')
  if (choice.kind === 'mean') {
    const follows = answers.map(({ documentId, segments }) => ({
      documentId,
      segments: segments.filter(({ id }) => ids.has(id)),
    }))
    return ok({
      wanted: [{ ...meanSpan(chosen), ...sharedContent(work, chosen) }],
      kind: 'mean',
      follows: follows.filter(({ segments }) => segments.length > 0),
    })
  }
  const whose = answers.find(({ documentId }) => documentId === choice.documentId)
  if (whose === undefined) return err('The document that was chosen is not one of those that are compared.')
  if (chosen.some(({ id }) => !whose.segments.some((each) => each.id === id)))
    return err('A segment that was chosen is not part of the document that was chosen.')
  const places = placesOf(chosen)
  return ok({
    wanted: chosen.map((each) => ({ start: each.start, end: each.end, ...sharedContent(work, [each]) })),
    // Whoever says nothing here is followed by there being nothing.
    kind: chosen.length === 0 ? 'none' : 'adopt',
    follows: answers.filter(
      ({ documentId, segments }) => documentId === choice.documentId || placesOf(segments) === places,
    ),
  })
}

const placesOf = (segments: readonly LabeledSpan[]): string =>
  segments.map(({ start, end }) => `${start}-${end}`).join()

/** The attributes that all of `segments` have alike, and the note if it is the same. */
function sharedContent(work: ComparedWork, segments: readonly LabeledSpan[]): Pick<Wanted, 'attributes' | 'note'> {
  const records = segments.flatMap(({ id }) => work.documents.flatMap((document) => document.records.get(id) ?? []))
  const [first, ...others] = records.map(({ attributes, note }) => ({
    attributes: attributeValues.parse(attributes),
    note,
  }))
  const shared = Object.entries(first?.attributes ?? {}).filter(([name, value]) =>
    others.every(({ attributes }) => attributes[name] === value),
  )
  const note = first?.note ?? ''
  return { attributes: Object.fromEntries(shared), note: others.every((each) => each.note === note) ? note : '' }
}

function create(
  labelId: string,
  {
    start: startFrame,
    end: endFrame,
    attributes,
    note,
  }: Omit<Wanted, 'start' | 'end'> & { start: number; end: number },
  provenance: Provenance,
  gestureId: string,
  isNothing: boolean,
): PlannedDecision {
  const segmentId = randomUUID()
  const made: Operation = {
    id: randomUUID(),
    gestureId,
    type: 'create',
    segmentId,
    labelId,
    startFrame,
    endFrame,
    attributes,
    note,
  }
  const deleted: Operation = { id: randomUUID(), gestureId, type: 'delete', segmentId, baseVersion: 1 }
  return { operations: isNothing ? [made, deleted] : [made], provenance: [[segmentId, provenance]] }
}

/** Takes a gold segment away, with what it was made of; what is deleted already is touched, so that the log tells of it. */
export function withdraw({ record }: GoldSegment, gestureId: string): PlannedDecision {
  const { id: segmentId, version, deletedAt } = record
  const remove = (baseVersion: number): Operation => ({
    id: randomUUID(),
    gestureId,
    type: 'delete',
    segmentId,
    baseVersion,
  })
  const restore: Operation = { id: randomUUID(), gestureId, type: 'restore', segmentId, baseVersion: version }
  const operations = deletedAt === null ? [remove(version)] : [restore, remove(version + 1)]
  return { operations, provenance: [[segmentId, null]] }
}

/** Several plans as one, in their order. */
export const joined = (plans: readonly PlannedDecision[]): PlannedDecision => ({
  operations: plans.flatMap(({ operations }) => operations),
  provenance: plans.flatMap(({ provenance }) => provenance),
})
