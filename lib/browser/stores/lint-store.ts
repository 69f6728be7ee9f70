import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SetRule } from '@/lib/labels/schema'
import { lintDocument, problemBeside } from '@/lib/lint/lint-document'
import { commandsOfFix, type LintFix, type LintProblem } from '@/lib/lint/problem'
import { type Segments, visibleSegments } from '@/lib/workspace/document'
import type { PlayerStore } from './player-state'
import { newClientId } from './workspace-client-id'
import type { OpenWorkspace } from './workspace-context'

/** What does not hold in the open document, and which of it the annotator is at. */
export type LintState = { readonly problems: readonly LintProblem[]; readonly currentKey: string | null }

export type LintStore = StoreApi<LintState> & {
  /** Judges now and after each change of the document; gives back how to end that. */
  readonly start: () => () => void
  readonly goTo: (problem: LintProblem) => void
  readonly goBeside: (direction: 1 | -1) => void
  /** Carries out `fix`, one of the problem the annotator is at, as one edit. */
  readonly apply: (fix: LintFix) => void
  /** The first fix of the problem the annotator is at; at none yet, goes to one first. */
  readonly fixCurrent: () => void
}

/** How long after a change the document is judged: a key press is on screen by then. */
const AFTER_MS = 80

/** Judges the document of `workspace` by its labels and `setRules`, off the way from a key to the screen. */
export function createLintStore(parts: {
  readonly workspace: OpenWorkspace
  readonly player: PlayerStore
  readonly setRules: readonly SetRule[]
}): LintStore {
  const { workspace, player, setRules } = parts
  const { document, session, edit, actions, labels, index } = workspace
  const store = createStore<LintState>(() => ({ problems: [], currentKey: null }))

  let judged: Segments | null = null
  const judge = () => {
    judged = document.getState().workspace.segments
    const segments = visibleSegments(judged)
    store.setState({ problems: lintDocument({ segments, labels, setRules, index }) })
  }
  const judgeIfChanged = () => {
    if (judged !== document.getState().workspace.segments) judge()
  }
  /** The problem the annotator is at, as the document is at this very moment: a fix of what was there is made only once. */
  const current = () => {
    judgeIfChanged()
    const { problems, currentKey } = store.getState()
    return problems.find(({ key }) => key === currentKey)
  }

  const goTo = (problem: LintProblem) => {
    store.setState({ currentKey: problem.key })
    actions.select(problem.segmentIds[0] ?? null)
    actions.seek(problem.span.start)
    session.announce(`${problem.words}${hintOf(problem)}`)
  }
  const goBeside = (direction: 1 | -1) => {
    const { problems, currentKey } = store.getState()
    const { frame, targetFrame } = player.getState()
    const next = problemBeside(problems, currentKey, targetFrame ?? frame, direction)
    if (next === undefined) session.announce('No problems: every rule of the labels holds')
    else goTo(next)
  }
  const apply = (fix: LintFix) => {
    if (!session.getState().isLabeling) return session.announce('Start labeling first: nothing can be changed yet')
    const wanted = JSON.stringify(fix)
    if (
      current()
        ?.fixes()
        .some((each) => JSON.stringify(each) === wanted) !== true
    ) {
      return session.announce('Nothing changed: this problem is not there any more as it was. F8 goes to the next')
    }
    if (!edit(commandsOfFix(fix, newClientId))) return
    session.announce(`${fix.words}: done. Ctrl+Z takes it back`)
  }

  return Object.assign(store, {
    start: () => {
      let waiting: ReturnType<typeof setTimeout> | undefined
      const stop = document.subscribe((now, before) => {
        if (now.workspace.segments === before.workspace.segments || waiting !== undefined) return
        waiting = setTimeout(() => {
          waiting = undefined
          judge()
        }, AFTER_MS)
      })
      judge()
      return () => {
        clearTimeout(waiting)
        stop()
      }
    },
    goTo,
    goBeside,
    apply,
    fixCurrent: () => {
      const problem = current()
      if (problem === undefined) return goBeside(1)
      const [fix] = problem.fixes()
      if (fix === undefined) session.announce(`No fix can be made for you here. ${problem.words}`)
      else apply(fix)
    },
  })
}

function hintOf(problem: LintProblem): string {
  const [first] = problem.fixes()
  return first === undefined ? '' : ` F9: ${first.words}`
}
