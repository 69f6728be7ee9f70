import type { Label } from '@/lib/labels/schema'
import type { DocumentSegment } from '@/lib/workspace/document'
import { type Command, labelGivenBy } from '@/lib/workspace/edit'
import { isAllOn, isHiddenIn, shownSegments, type ViewAction } from '@/lib/workspace/segment-view'
import { labelName } from '@/lib/workspace/segment-words'
import { countWords, NOTHING_SELECTED } from '@/lib/workspace/selected-segments'
import type { SegmentViewStore } from './segment-view-store'
import type { SessionStore } from './workspace-session-store'
import type { WorkspaceStore } from './workspace-store'

/** Locking and hiding: what is done, said, and let go of. */
export type ViewActions = {
  /** Locks or hides what is selected, or all of its labels. */
  readonly ofSelected: (type: 'lock' | 'hide', of: 'segments' | 'label') => void
  readonly change: (action: ViewAction) => void
  /** Shows the labels again that `commands` give to segments: nobody makes what cannot be seen. */
  readonly showMade: (commands: readonly Command[]) => void
}

export function createViewActions(parts: {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly view: SegmentViewStore
  readonly labels: readonly Label[]
}): ViewActions {
  const { document, session, view, labels } = parts
  const segmentOf = (id: string) => document.getState().workspace.segments.get(id)
  const selected = (): readonly DocumentSegment[] =>
    session.getState().labeling.selectedIds.flatMap((id) => segmentOf(id) ?? [])

  const whatOf = (action: Exclude<ViewAction, { type: 'show-all' }>): string =>
    action.of === 'label'
      ? `All of ${action.ids.map((id) => labelName(labels, id)).join(', ')}`
      : countWords(
          action.ids.flatMap((id) => segmentOf(id) ?? []),
          { labels },
        )

  const wordsOf = (action: ViewAction): string => {
    if (action.type === 'show-all') return 'Everything is shown'
    const isOff = isAllOn(view.getState(), action)
    if (action.type === 'lock') return `${whatOf(action)} ${isOff ? 'unlocked' : 'locked: no edit is taken'}`
    return `${whatOf(action)} ${isOff ? 'shown' : 'hidden: the list of segments shows it again'}`
  }

  const change = (action: ViewAction) => {
    const words = wordsOf(action)
    view.change(action)
    // What cannot be seen is not selected.
    session.setState(({ labeling }) => ({
      labeling: {
        ...labeling,
        selectedIds: labeling.selectedIds.filter((id) => {
          const segment = segmentOf(id)
          return segment !== undefined && !isHiddenIn(view.getState(), segment)
        }),
      },
    }))
    session.announce(words)
  }

  const showMade = (commands: readonly Command[]) => {
    const given = new Set(commands.map(labelGivenBy))
    const ids = view.getState().hiddenLabelIds.filter((id) => given.has(id))
    if (ids.length > 0) view.change({ type: 'hide', of: 'label', ids })
  }

  return {
    change,
    showMade,
    ofSelected: (type, of) => {
      const segments = selected()
      if (segments.length === 0) {
        return session.announce(NOTHING_SELECTED)
      }
      const ids = segments.map(({ id, labelId }) => (of === 'label' ? labelId : id))
      change({ type, of, ids: [...new Set(ids)] })
    },
  }
}

/** The segments on screen: neither deleted nor hidden. */
export const segmentsShown = (document: WorkspaceStore, view: SegmentViewStore): readonly DocumentSegment[] =>
  shownSegments(document.getState().workspace.segments, view.getState())
