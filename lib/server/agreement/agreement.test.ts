import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AgreementReport, Choice } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { answerExport } from '@/lib/server/export/answer-export'
import { hasAdministrator } from '@/lib/server/people/add-person'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { acceptGold, reopenGold } from './accept-gold'
import { decideGold } from './decide-gold'
import { listAgreement } from './list-agreement'
import { readGold } from './read-gold'
import { reportAgreement } from './report-agreement'

let library: TestLibrary
let videoId: string
let reviewer: Principal
let labels: string[]

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ kinds: ['processed'] })
  reviewer = await createTestPerson('reviewer', 'reviewer')
  await createTestPerson('ada', 'annotator')
  await createTestPerson('ben', 'annotator')
  labels = (await db().label.findMany({ where: { kind: 'interval' }, orderBy: { position: 'asc' } })).map(
    ({ id }) => id,
  )
})
afterEach(() => library.close())

type Row = readonly [id: string, label: number, start: number, end: number]

async function label(annotatorId: string, state: 'draft' | 'submitted', rows: readonly Row[]): Promise<void> {
  const operations = rows.map(([id, nth, startFrame, endFrame]) => ({
    id: `operation-${id}`,
    type: 'create' as const,
    segmentId: `segment-${id}`,
    labelId: labels[nth] ?? '',
    startFrame,
    endFrame,
    note: `by ${annotatorId}`,
  }))
  await applyOperations(videoId, operations, annotatorId)
  await db().annotationDocument.updateMany({ where: { videoId, annotatorId }, data: { state } })
}

const bothLabel = async () => {
  await label('ada', 'submitted', [
    ['a1', 0, 10, 20],
    ['a2', 0, 40, 50],
    ['a3', 1, 60, 70],
  ])
  await label('ben', 'submitted', [
    ['b1', 0, 13, 24],
    ['b2', 0, 40, 50],
  ])
}

async function report(principal = reviewer): Promise<AgreementReport> {
  const read = await reportAgreement(videoId, principal, { drafts: false })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

const seenOf = ({ gold, documents }: AgreementReport) => ({
  gold: gold.sequence,
  documents: Object.fromEntries(documents.map(({ id, sequence }) => [id, sequence])),
})

/** Decides the `nth` question of what `seen` shows. */
function decide(seen: AgreementReport, nth: number, choice: Choice) {
  const question = seen.questions[nth]
  if (question === undefined) throw new Error(`there is no question ${nth}`)
  const { labelId, start, end } = question
  return decideGold(videoId, { decisions: [{ labelId, start, end, choice }], seen: seenOf(seen) }, reviewer, {
    drafts: false,
  })
}

const adopt = (seen: AgreementReport, nth: number, person: number): Choice => ({
  kind: 'adopt',
  documentId: seen.documents[person]?.id ?? '',
  segmentIds: seen.questions[nth]?.says[person]?.map(({ id }) => id) ?? [],
})

test('what was submitted is compared, drafts when asked for, gold never', async () => {
  await bothLabel()
  await createTestPerson('cleo', 'annotator')
  await label('cleo', 'draft', [['c1', 0, 10, 20]])
  await decide(await report(), 0, { kind: 'none' })
  const { documents, comparison, disagreements, questions } = await report()
  expect(documents.map(({ name }) => name)).toEqual(['Person ada', 'Person ben'])
  // Label 0: ada has 20 frames, ben 21, 17 in both of 24. Label 1: none in both. Mean (17/24 + 0) / 2.
  expect(comparison?.iou[0]?.[1]?.value).toBeCloseTo(17 / 48, 12)
  expect(disagreements).toEqual([
    { start: 10, end: 13 },
    { start: 20, end: 24 },
    { start: 60, end: 70 },
  ])
  expect(questions.map(({ differs }) => differs)).toEqual([{ start: 10, end: 24 }, null, { start: 60, end: 70 }])
  const withDrafts = await reportAgreement(videoId, reviewer, { drafts: true })
  expect(withDrafts.ok && withDrafts.value.documents).toHaveLength(3)
})

test('a decision is kept with what it is made of, through the log, and decided anew in its place', async () => {
  await bothLabel()
  const first = await report()
  const decided = await decide(first, 0, adopt(first, 0, 1))
  if (!decided.ok) throw new Error(decided.error.message)
  expect(decided.value.gold.segments).toMatchObject([{ labelId: labels[0], start: 13, end: 24 }])
  expect(decided.value.questions.map(({ decision }) => decision?.choice ?? null)).toEqual(['adopt', null, null])
  const ben = first.documents[1]?.id
  const gold = await readGold(videoId, reviewer)
  expect(gold.ok && gold.value.segments).toMatchObject([
    {
      note: 'by ben',
      author: 'Person reviewer',
      provenance: { documentIds: [ben], segmentIds: ['segment-b1'], choice: 'adopt', by: 'reviewer' },
    },
  ])

  const mean = await decide(decided.value, 0, { kind: 'mean', segmentIds: ['segment-a1', 'segment-b1'] })
  if (!mean.ok) throw new Error(mean.error.message)
  expect(mean.value.gold.segments).toMatchObject([{ start: 12, end: 22 }])
  const log = await db().operation.findMany({
    where: { document: { annotatorId: GOLD_USER_ID } },
    orderBy: { sequence: 'asc' },
    select: { type: true, authorId: true },
  })
  expect(log).toEqual(['create', 'delete', 'create'].map((type) => ({ type, authorId: 'reviewer' })))
})

test('that there is nothing is a decision, too, and can be taken back', async () => {
  await bothLabel()
  const none = await decide(await report(), 2, { kind: 'none' })
  if (!none.ok) throw new Error(none.error.message)
  expect(none.value.gold.segments).toEqual([])
  expect(none.value.questions[2]?.decision).toMatchObject({ choice: 'none', by: 'reviewer', segments: [] })
  // Whoever says nothing is followed by there being nothing.
  const asBen = await decide(none.value, 2, adopt(none.value, 2, 1))
  expect(asBen.ok && asBen.value.questions[2]?.decision?.documentIds).toEqual([none.value.documents[1]?.id])
  const open = asBen.ok ? await decide(asBen.value, 2, { kind: 'undecided' }) : asBen
  expect(open.ok && open.value.questions[2]?.decision).toBeNull()
})

test('work that was changed since it was decided on is asked about again', async () => {
  await bothLabel()
  const first = await report()
  await decide(first, 0, adopt(first, 0, 0))
  await db().annotationDocument.updateMany({ where: { annotatorId: 'ben' }, data: { state: 'returned' } })
  const change = {
    id: 'operation-later',
    type: 'update' as const,
    segmentId: 'segment-b1',
    baseVersion: 1,
    changes: { endFrame: 26 },
  }
  await applyOperations(videoId, [change], 'ben')
  const changed = await report()
  expect(changed.questions[0]).toMatchObject({ end: 26, decision: null })
  const again = await decide(changed, 0, adopt(changed, 0, 1))
  expect(again.ok && again.value.gold.segments).toMatchObject([{ start: 13, end: 26 }])
})

test('a decision on what has changed meanwhile is refused, and nothing of it is kept', async () => {
  await bothLabel()
  const seen = await report()
  expect(await decide(seen, 0, adopt(seen, 0, 0))).toMatchObject({ ok: true })
  expect(await decide(seen, 2, { kind: 'none' })).toMatchObject({ ok: false, error: { code: 'version-conflict' } })
  const { questions } = await report()
  expect(questions.map(({ decision }) => decision?.choice ?? null)).toEqual(['adopt', null, null])
})

test.each<{ what: string; choice: (seen: AgreementReport) => Choice }>([
  { what: 'a segment of another question', choice: (seen) => adopt(seen, 1, 0) },
  {
    what: 'a segment of somebody else',
    choice: (seen) => ({ ...adopt(seen, 0, 0), documentId: seen.documents[1]?.id ?? '' }) as Choice,
  },
  { what: 'a document that is not compared', choice: () => ({ kind: 'adopt', documentId: 'nobody', segmentIds: [] }) },
])('not to be chosen: $what', async ({ choice }) => {
  await bothLabel()
  const seen = await report()
  expect(await decide(seen, 0, choice(seen))).toMatchObject({ ok: false, error: { code: 'malformed-request' } })
})

test('accepted when all is decided, closed from then on, and exported like any other work', async () => {
  await bothLabel()
  const seen = await report()
  expect(await acceptGold(videoId, 0, reviewer)).toMatchObject({ ok: false, error: { code: 'not-reviewable' } })
  const decisions = seen.questions.map(({ labelId, start, end }, nth) => ({
    labelId,
    start,
    end,
    choice: adopt(seen, nth, 0),
  }))
  const all = await decideGold(videoId, { decisions, seen: seenOf(seen) }, reviewer, { drafts: false })
  if (!all.ok) throw new Error(all.error.message)
  // What both say is of both.
  expect(all.value.questions[1]?.decision?.documentIds).toHaveLength(2)
  expect(
    new Set(
      (await db().operation.findMany({ where: { document: { annotatorId: GOLD_USER_ID } } })).map(
        ({ gestureId }) => gestureId,
      ),
    ).size,
  ).toBe(1)
  expect(await acceptGold(videoId, all.value.gold.sequence, reviewer)).toEqual({
    ok: true,
    value: { state: 'accepted' },
  })
  expect(await decide(await report(), 0, { kind: 'none' })).toMatchObject({
    ok: false,
    error: { code: 'document-closed' },
  })
  expect(await db().documentEvent.findMany({ select: { kind: true, actorId: true } })).toEqual([
    { kind: 'accepted', actorId: 'reviewer' },
  ])
  const file = await answerExport(videoId, { format: 'csv', part: 'file', proposals: 'leave-out' }, GOLD_USER_ID)
  const text = file.ok && file.value instanceof Response ? await file.value.text() : ''
  expect(text.trim().split('\n')).toHaveLength(4)
  const { sequence } = all.value.gold
  expect(await reopenGold(videoId, sequence - 1, reviewer)).toMatchObject({
    error: {
      code: 'version-conflict',
      message: 'The gold standard has changed since this page was loaded. Look at it, then reopen it.',
    },
  })
  expect(await reopenGold(videoId, sequence, reviewer)).toEqual({ ok: true, value: { state: 'draft' } })
  expect(await reopenGold(videoId, sequence, reviewer)).toMatchObject({ ok: true })
  expect(await decide(await report(), 0, { kind: 'none' })).toMatchObject({ ok: true })
  expect(await acceptGold(videoId, (await report()).gold.sequence, reviewer)).toMatchObject({ ok: true })
  const steps = await db().documentEvent.findMany({ orderBy: { createdAt: 'asc' } })
  expect(steps.map(({ kind }) => kind)).toEqual(['accepted', 'reopened', 'accepted'])
})

test('videos by batch, a page at a time, with how far they are', async () => {
  await bothLabel()
  await createTestVideo({ kinds: ['processed'] })
  const list = await listAgreement({ limit: 25 }, reviewer)
  expect(list).toMatchObject({
    ok: true,
    value: {
      videos: [
        { videoId, documents: 2, disagreements: 3, questions: 3, decided: 0, worstLabel: { iou: { value: 0 } } },
      ],
    },
  })
  expect(await listAgreement({ batch: 'nothing', limit: 25 }, reviewer)).toMatchObject({
    ok: false,
    error: { code: 'batch-not-found' },
  })
})

test('footage that somebody may not see is not compared for them either', async () => {
  const rawId = await createTestVideo({ kinds: ['raw'] })
  expect(await reportAgreement(rawId, reviewer, { drafts: false })).toMatchObject({
    ok: false,
    error: { code: 'video-not-found' },
  })
  expect(await reportAgreement(rawId, OWNER, { drafts: false })).toMatchObject({
    ok: true,
    value: { comparison: null },
  })
})

test('nobody can be the one gold belongs to', async () => {
  const gold = await db().user.findUniqueOrThrow({ where: { id: GOLD_USER_ID }, include: { accounts: true } })
  expect(gold).toMatchObject({ role: 'none', banned: true, username: null, accounts: [] })
  expect(await hasAdministrator()).toBe(false)
})
