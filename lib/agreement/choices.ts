import { averaged } from './questions'
import type { AgreementQuestion, AgreementReport, Choice, Decision } from './schema'

/** Which question it is, as long as nobody changes what it asks about. */
export const questionKey = ({ labelId, start, end }: Pick<Decision, 'labelId' | 'start' | 'end'>): string =>
  `${labelId} ${start} ${end}`

/** Whether people differ on it; the others are agreed. */
export const isDisputed = ({ differs }: AgreementQuestion): boolean => differs !== null

/** To say what the document at place `nth` says; null where there is no such document. */
export function adoptChoice({ says }: AgreementQuestion, { documents }: AgreementReport, nth: number): Choice | null {
  const document = documents[nth]
  if (document === undefined) return null
  return { kind: 'adopt', documentId: document.id, segmentIds: (says[nth] ?? []).map(({ id }) => id) }
}

/** To put each boundary in the middle; null where there is no middle. */
export function meanChoice(question: AgreementQuestion): Choice | null {
  const segments = averaged(question)
  return segments === null ? null : { kind: 'mean', segmentIds: segments.map(({ id }) => id) }
}

/** What brings the decision of `question` back once it is another one. */
export function choiceAsItIs(question: AgreementQuestion, report: AgreementReport): Choice {
  const { decision } = question
  if (decision === null) return { kind: 'undecided' }
  if (decision.choice === 'mean') return meanChoice(question) ?? { kind: 'undecided' }
  const nth = report.documents.findIndex(({ id }) => id === decision.documentIds[0])
  return adoptChoice(question, report, nth) ?? { kind: 'none' }
}

export const decisionOf = ({ labelId, start, end }: AgreementQuestion, choice: Choice): Decision => ({
  labelId,
  start,
  end,
  choice,
})

/** Everything that all agree on and that is not in the gold document yet, to be adopted as the first one says it. */
export const agreedDecisions = (report: AgreementReport): readonly Decision[] =>
  report.questions.flatMap((question) => {
    const choice = isDisputed(question) || question.decision !== null ? null : adoptChoice(question, report, 0)
    return choice === null ? [] : [decisionOf(question, choice)]
  })

/**
 * The disputed question `by` further on than the one of `key`, of those that `counts`; from the first or the last where
 * there is none of that key. Round the end it goes on at the other. Null where none counts.
 */
export function questionBeside(
  { questions }: AgreementReport,
  key: string | null,
  by: 1 | -1,
  counts: (question: AgreementQuestion) => boolean = () => true,
): AgreementQuestion | null {
  const disputed = questions.filter(isDisputed)
  const at = disputed.findIndex((question) => questionKey(question) === key)
  const from = at === -1 ? (by === 1 ? -1 : 0) : at
  for (let step = 1; step <= disputed.length; step += 1) {
    const question = disputed[(from + by * step + disputed.length * 2) % disputed.length]
    if (question !== undefined && counts(question)) return question
  }
  return null
}

/** What is asked of the server: the decisions, and what they were made on. */
export const seenIn = ({ gold, documents }: AgreementReport) => ({
  gold: gold.sequence,
  documents: Object.fromEntries(documents.map(({ id, sequence }) => [id, sequence])),
})
