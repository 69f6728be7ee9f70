import { createStore, type StoreApi } from 'zustand/vanilla'
import type { GesturePreview } from '@/lib/timeline/gesture'
import type { DocumentSegment } from '@/lib/workspace/document'
import { IDLE_SESSION, type LabelingSession } from '@/lib/workspace/labeling'

/** What the page last said in answer to a key; `id` tells two equal sentences apart. */
export type Announcement = { readonly id: number; readonly text: string }

/** An earlier state of the document that is looked at in place of the present one. */
export type ShownRevision = { readonly sequence: number; readonly segments: readonly DocumentSegment[] }

/** Where a comment that is being written will stand. `frame` of one on a segment is its first. */
export type CommentPlace = { readonly frame: number; readonly segmentId: string | null }

/**
 * What dies with the page: what the annotator is in the middle of, and what is open. `preview` is what a drag on the timeline
 * would make; null while nothing is dragged. While a `revision` is shown nothing is
 * edited. `readOnly` says why nothing is ever edited here: somebody else’s work is looked at; null for one’s own.
 */
export type SessionState = {
  readonly labeling: LabelingSession
  readonly isLabeling: boolean
  readonly announcement: Announcement
  readonly dialog:
    | 'none'
    | 'shortcut-sheet'
    | 'go-to-frame'
    | 'reaction-exercise'
    | 'command-palette'
    | 'export-segments'
    | 'import-segments'
  /** What had the focus when the dialog was opened. */
  readonly opener: Element | null
  readonly sidePanel: 'labeling' | 'history' | 'comments'
  readonly revision: ShownRevision | null
  readonly preview: GesturePreview | null
  readonly commentAt: CommentPlace | null
  readonly readOnly: string | null
}

export type SessionStore = StoreApi<SessionState> & { readonly announce: (text: string) => void }

export function createSessionStore(readOnly: string | null = null): SessionStore {
  const store = createStore<SessionState>(() => ({
    labeling: IDLE_SESSION,
    isLabeling: false,
    announcement: { id: 0, text: '' },
    dialog: 'none',
    opener: null,
    sidePanel: readOnly === null ? 'labeling' : 'comments',
    revision: null,
    preview: null,
    commentAt: null,
    readOnly,
  }))
  return Object.assign(store, {
    announce: (text: string) =>
      store.setState(({ announcement }) => (text === '' ? {} : { announcement: { id: announcement.id + 1, text } })),
  })
}
