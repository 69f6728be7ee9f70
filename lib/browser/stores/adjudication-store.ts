import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  adoptChoice,
  agreedDecisions,
  choiceAsItIs,
  decisionOf,
  meanChoice,
  questionBeside,
  questionKey,
  seenIn,
} from '@/lib/agreement/choices'
import type { Adjudication, AgreementQuestion, AgreementReport, Choice, Decision } from '@/lib/agreement/schema'

/**
 * `current` is the key of the question that is looked at. `waiting` counts decisions that the server has not kept yet;
 * `failure` is why the last one was not.
 */
export type AdjudicationState = {
  readonly current: string | null
  readonly waiting: number
  readonly failure: string | null
  readonly said: string
}

/** What the session of somebody who decides stands on. */
export type AdjudicationParts = {
  readonly report: () => AgreementReport | undefined
  readonly post: (adjudication: Adjudication) => Promise<AgreementReport>
  readonly keep: (report: AgreementReport) => void
  /** Asks for how things stand, after the server refused. */
  readonly reload: () => Promise<unknown>
  /** Shows a question: the playhead goes there. */
  readonly show: (question: AgreementQuestion) => void
}

export type AdjudicationStore = StoreApi<AdjudicationState> & {
  readonly go: (by: 1 | -1) => void
  readonly open: (question: AgreementQuestion) => void
  readonly adopt: (nth: number) => void
  readonly mean: () => void
  readonly none: () => void
  readonly adoptAgreed: () => void
  readonly undo: () => void
}

type Step = { readonly what: readonly Decision[]; readonly before: readonly Decision[] }

/**
 * The decisions of one page, sent one after the other: each names the version it was made on, so the next is put together
 * when the one before has been answered. After a decision the next question that nobody decided is shown at once. `undo`
 * brings back what the last decision of this page changed.
 */
export function createAdjudicationStore(parts: AdjudicationParts): AdjudicationStore {
  const store = createStore<AdjudicationState>(() => ({ current: null, waiting: 0, failure: null, said: '' }))
  const past: Step[] = []
  let turn: Promise<unknown> = Promise.resolve()

  const currentQuestion = () =>
    parts.report()?.questions.find((question) => questionKey(question) === store.getState().current) ?? null

  const open = (question: AgreementQuestion) => {
    store.setState({ current: questionKey(question) })
    parts.show(question)
  }

  const send = (decisionsOf: (report: AgreementReport) => Step | null, said: string) => {
    store.setState(({ waiting }) => ({ waiting: waiting + 1, failure: null, said }))
    turn = turn.then(async () => {
      const report = parts.report()
      const step = report === undefined ? null : decisionsOf(report)
      try {
        if (report === undefined || step === null || step.what.length === 0) return
        parts.keep(await parts.post({ decisions: [...step.what], seen: seenIn(report) }))
        if (step.before.length > 0) past.push(step)
      } catch (error) {
        store.setState({ failure: error instanceof Error ? error.message : 'It was not kept. Try again.' })
        await parts.reload().catch(() => {})
      } finally {
        store.setState(({ waiting }) => ({ waiting: waiting - 1 }))
      }
    })
  }

  const decide = (question: AgreementQuestion | null, choice: Choice | null, said: string) => {
    const report = parts.report()
    if (question === null || choice === null || report === undefined) return
    const what = [decisionOf(question, choice)]
    send((now) => ({ what, before: [decisionOf(question, choiceAsItIs(freshOf(now, question), now))] }), said)
    const isOpen = (each: AgreementQuestion) => each.decision === null && questionKey(each) !== questionKey(question)
    const next = questionBeside(report, questionKey(question), 1, isOpen)
    if (next !== null) open(next)
  }

  return Object.assign(store, {
    open,
    go: (by: 1 | -1) => {
      const report = parts.report()
      const next = report === undefined ? null : questionBeside(report, store.getState().current, by)
      if (next !== null) open(next)
    },
    adopt: (nth: number) => {
      const report = parts.report()
      const question = currentQuestion()
      if (report === undefined || question === null) return
      decide(question, adoptChoice(question, report, nth), `Adopted annotator ${nth + 1}`)
    },
    mean: () => {
      const question = currentQuestion()
      const choice = question === null ? null : meanChoice(question)
      if (question !== null && choice === null) store.setState({ failure: NO_MEAN })
      decide(question, choice, 'Took the mean')
    },
    none: () => decide(currentQuestion(), { kind: 'none' }, 'Decided for none'),
    adoptAgreed: () =>
      send((report) => {
        const what = agreedDecisions(report)
        return { what, before: what.map((decision) => ({ ...decision, choice: { kind: 'undecided' as const } })) }
      }, 'Adopted what all agree on'),
    undo: () => {
      send(() => {
        const step = past.pop()
        return step === undefined ? null : { what: step.before, before: [] }
      }, 'Took back the last decision')
      const back = past.at(-1)?.what[0]
      const question = parts
        .report()
        ?.questions.find((each) => back !== undefined && questionKey(each) === questionKey(back))
      if (question !== undefined && question.differs !== null) open(question)
    },
  })
}

const NO_MEAN = 'There is no mean here: it takes one segment each of two people at least.'

const freshOf = ({ questions }: AgreementReport, question: AgreementQuestion): AgreementQuestion =>
  questions.find((each) => questionKey(each) === questionKey(question)) ?? question
