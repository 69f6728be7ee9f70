'use client'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { questionKey } from '@/lib/agreement/choices'
import type { AgreementQuestion, AgreementReport } from '@/lib/agreement/schema'
import { invariant } from '@/lib/result/invariant'
import type { AdjudicationState, AdjudicationStore } from './adjudication-store'
import type { TimelineViewStore } from './timeline-view-store'

/** What everything on the page of one video's agreement stands on. `names` are those of the documents, as they are shown. */
export type OpenAdjudication = {
  readonly report: AgreementReport
  readonly names: readonly string[]
  readonly store: AdjudicationStore
  readonly timeline: TimelineViewStore
  /** Nothing can be decided here any more, or by who looks at it. */
  readonly isClosed: boolean
}

const AdjudicationContext = createContext<OpenAdjudication | null>(null)

export const AdjudicationProvider = AdjudicationContext

export function useAdjudication(): OpenAdjudication {
  const open = useContext(AdjudicationContext)
  invariant(open !== null, 'what decides between versions stands inside an AdjudicationProvider')
  return open
}

export const useAdjudicationState = <T,>(select: (state: AdjudicationState) => T): T =>
  useStore(useAdjudication().store, select)

/** The question that is looked at; null before any is. */
export function useCurrentQuestion(): AgreementQuestion | null {
  const { report } = useAdjudication()
  const current = useAdjudicationState((state) => state.current)
  return report.questions.find((question) => questionKey(question) === current) ?? null
}
