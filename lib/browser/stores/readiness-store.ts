import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Check, readinessOf } from '@/lib/readiness/check'
import { evaluateBrowserFacts } from '@/lib/readiness/evaluate-browser'
import type { BrowserFacts } from '@/lib/readiness/facts'

/**
 * What is known about labeling this video, from both sides. `server` is null until the server has answered once;
 * `serverFailure` says why its newest answer is missing.
 */
export type ReadinessState = {
  readonly server: readonly Check[] | null
  readonly serverFailure: string | null
  readonly facts: BrowserFacts
}

export type ReadinessStore = StoreApi<ReadinessState> & {
  readonly tellServer: (server: readonly Check[] | null, failure: string | null) => void
  readonly tellFacts: (facts: Partial<BrowserFacts>) => void
}

/** The readiness of one open video; nothing is known at first. */
export function createReadinessStore(): ReadinessStore {
  const store = createStore<ReadinessState>(() => ({
    server: null,
    serverFailure: null,
    facts: { sawPartialContent: null, decoded: null, segments: null },
  }))
  return Object.assign(store, {
    tellServer: (server: readonly Check[] | null, serverFailure: string | null) =>
      store.setState({ server, serverFailure }),
    tellFacts: (facts: Partial<BrowserFacts>) => store.setState((state) => ({ facts: { ...state.facts, ...facts } })),
  })
}

/** Every check, the server's first; only the browser's while the server has not answered. */
export const selectChecks = ({ server, facts }: ReadinessState): readonly Check[] => [
  ...(server ?? []),
  ...evaluateBrowserFacts(facts),
]

/** Whether labeling may start: every check of both sides is ok, and the server has answered. Derived, never set. */
export const selectCanStartLabeling = (state: ReadinessState): boolean =>
  state.server !== null && state.server.length > 0 && readinessOf(selectChecks(state)).ready

/**
 * The check for which processed footage is not to be shown at all: nobody vouched for it, or it is not the raw
 * footage made anonymous. Null if there is none, or nothing is known yet.
 */
export const selectWithheld = ({ server }: ReadinessState): Check | null =>
  server?.find(({ id, state }) => (id === 'anonymized' || id === 'twin-consistent') && state !== 'ok') ?? null
