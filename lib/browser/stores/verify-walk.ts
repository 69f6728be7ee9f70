import { edgeWords, placeWords } from '@/lib/workspace/edge-words'
import { withVerified } from '@/lib/workspace/verified-edges'
import {
  beginVerify,
  nextVerify,
  type VerifyEvent,
  type VerifyScope,
  verifyProgress,
} from '@/lib/workspace/verify-queue'
import type { MicroscopeActions, MicroscopeParts } from './microscope-actions'
import { fieldOf } from './microscope-store'
import { keepVerified } from './verified-edges'

/** Walking from boundary to boundary, each in the microscope. */
export type VerifyWalk = {
  readonly begin: (scope: VerifyScope) => void
  /** The boundary is right where it is: it is remembered, and the next one comes. */
  readonly confirm: () => void
  readonly skip: () => void
  readonly back: () => void
  readonly leave: () => void
  /** Keeps up with changes of the document, and of what is hidden, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => void
}

export function createVerifyWalk(
  parts: MicroscopeParts & { readonly videoId: string; readonly actions: MicroscopeActions },
): VerifyWalk {
  const { videoId, document, session, view, labels, microscope, actions } = parts
  const segments = () => document.getState().workspace.segments
  const field = (scope: VerifyScope) =>
    fieldOf(scope, microscope.getState().verified, segments(), view.getState(), labels)

  const sayWhere = () => {
    const { walk } = microscope.getState()
    const seen = actions.look()
    if (walk === null) return
    const { place, total, confirmed, skipped } = verifyProgress(walk, field(walk.scope))
    if (seen === null) return session.announce(`All seen: ${confirmed} confirmed, ${skipped} skipped`)
    const where = placeWords(seen.from.edge, seen.edge.at)
    session.announce(`${place} of ${total}: ${edgeWords(seen.edge, segments(), labels)}, ${where}`)
  }

  const go = (event: VerifyEvent) => {
    const { walk } = microscope.getState()
    if (walk === null) return
    const next = nextVerify(walk, event, field(walk.scope))
    const isElsewhere = next.current?.id !== walk.current?.id
    // Whoever leaves goes on looking at the end that was looked at last.
    const edge = next.current?.parts[0]?.edge ?? microscope.getState().edge
    microscope.setState(isElsewhere ? { walk: next, cursor: null, edge } : { walk: next })
    if (!isElsewhere) return
    actions.show()
    sayWhere()
  }

  return {
    begin: (scope) => {
      const walk = beginVerify(scope, field(scope))
      if (walk.current === null) {
        const words = scope.kind === 'unverified' ? 'Every boundary is verified' : 'There is no boundary to verify'
        return session.announce(words)
      }
      const edge = walk.current.parts[0]?.edge ?? 'start'
      microscope.setState({ isOpen: true, walk, cursor: null, edge })
      actions.focus()
      actions.show()
      sayWhere()
    },
    confirm: () => {
      const { walk, verified } = microscope.getState()
      if (walk === null || walk.current === null) return
      const now = withVerified(verified, walk.current, segments())
      keepVerified(videoId, now)
      microscope.setState({ verified: now })
      go({ type: 'confirmed' })
    },
    skip: () => go({ type: 'skipped' }),
    back: () => go({ type: 'went-back' }),
    leave: () => {
      microscope.setState({ walk: null, cursor: null })
      session.announce('Left verifying: what was confirmed is remembered')
    },
    follow: (signal) => {
      const stops = [
        document.subscribe(({ workspace }, before) => {
          if (workspace.segments !== before.workspace.segments) go({ type: 'changed' })
        }),
        view.subscribe(() => go({ type: 'changed' })),
      ]
      signal.addEventListener('abort', () => {
        for (const stop of stops) stop()
      })
    },
  }
}
