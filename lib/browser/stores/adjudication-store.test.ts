import { expect, test } from 'vitest'
import { questionKey } from '@/lib/agreement/choices'
import type { Adjudication, AgreementQuestion, AgreementReport } from '@/lib/agreement/schema'
import { createAdjudicationStore } from './adjudication-store'

const span = (id: string, start: number, end: number) => ({ id, labelId: 'x', start, end })

const question = (start: number, says: AgreementQuestion['says'], isAgreed = false): AgreementQuestion => ({
  labelId: 'x',
  start,
  end: start + 10,
  differs: isAgreed ? null : { start: start + 8, end: start + 10 },
  says,
  decision: null,
})

const REPORT: AgreementReport = {
  videoId: 'video',
  frameCount: 100,
  labels: [{ id: 'x', name: 'X', color: '#123456', kind: 'interval' }],
  documents: ['ada', 'ben'].map((id) => ({
    id,
    annotatorId: id,
    name: id,
    state: 'submitted',
    sequence: 3,
    segments: [],
  })),
  comparison: null,
  disagreements: [],
  questions: [
    question(0, [[span('a1', 0, 8)], [span('b1', 0, 10)]]),
    question(20, [[span('a2', 20, 30)], [span('b2', 20, 30)]], true),
    question(40, [[span('a3', 40, 50)], []]),
  ],
  gold: { id: null, state: 'none', sequence: 0, segments: [] },
}

/** A server that keeps decisions as it is told, each request a newer version. */
function open(refuse: (nth: number) => boolean = () => false) {
  let report = REPORT
  const sent: Adjudication[] = []
  const shown: number[] = []
  const store = createAdjudicationStore({
    report: () => report,
    keep: (next) => {
      report = next
    },
    reload: async () => {},
    show: ({ start }) => shown.push(start),
    post: async (adjudication) => {
      sent.push(adjudication)
      await Promise.resolve()
      if (refuse(sent.length - 1)) throw new Error('It has changed.')
      const byKey = new Map(adjudication.decisions.map((decision) => [questionKey(decision), decision.choice]))
      const questions = report.questions.map((each): AgreementQuestion => {
        const choice = byKey.get(questionKey(each))
        if (choice === undefined) return each
        if (choice.kind === 'undecided') return { ...each, decision: null }
        const documentIds = choice.kind === 'adopt' ? [choice.documentId] : []
        return { ...each, decision: { choice: choice.kind, documentIds, by: 'me', segments: [] } }
      })
      return { ...report, questions, gold: { ...report.gold, sequence: report.gold.sequence + 1 } }
    },
  })
  const settle = async () => {
    while (store.getState().waiting > 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  const decisions = () => report.questions.map(({ decision }) => decision?.documentIds[0] ?? decision?.choice ?? null)
  return { store, sent, shown, settle, decisions }
}

test('next and previous go over what is disputed, round the ends', () => {
  const { store, shown } = open()
  for (const by of [1, 1, 1, -1] as const) store.go(by)
  expect(shown).toEqual([0, 40, 0, 40])
})

test('keys pressed quickly decide one after the other, each on what the one before has made', async () => {
  const { store, sent, settle, decisions } = open()
  store.go(1)
  store.adopt(1)
  store.adopt(0)
  await settle()
  expect(decisions()).toEqual(['ben', null, 'ada'])
  expect(sent.map(({ seen }) => seen.gold)).toEqual([0, 1])
  expect(sent[0]?.seen.documents).toEqual({ ada: 3, ben: 3 })
})

test('undo brings back what was before, decision by decision, and the question with it', async () => {
  const { store, settle, decisions } = open()
  store.go(1)
  store.adopt(1)
  store.go(-1)
  store.mean()
  await settle()
  expect(decisions()).toEqual(['mean', null, null])
  store.undo()
  await settle()
  expect(decisions()).toEqual(['ben', null, null])
  store.undo()
  store.undo()
  await settle()
  expect(decisions()).toEqual([null, null, null])
})

test('what all agree on is adopted in one request and taken back in one', async () => {
  const { store, sent, settle, decisions } = open()
  store.adoptAgreed()
  await settle()
  expect(decisions()).toEqual([null, 'ada', null])
  store.undo()
  await settle()
  expect([decisions(), sent.length]).toEqual([[null, null, null], 2])
})

test('a refusal is said, and what was refused is not to be undone', async () => {
  const { store, settle, decisions } = open((nth) => nth === 0)
  store.go(1)
  store.none()
  await settle()
  expect(store.getState().failure).toBe('It has changed.')
  store.undo()
  await settle()
  expect(decisions()).toEqual([null, null, null])
})

test('without one segment each there is no mean', async () => {
  const { store, sent, settle } = open()
  store.go(-1)
  store.mean()
  await settle()
  expect(store.getState().failure).toMatch(/no mean/)
  expect(sent).toEqual([])
})
