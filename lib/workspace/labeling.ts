import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import type { Command } from './edit'
import type { EditAction } from './edit-action'
import type { RunningLabel } from './live-labeling'

/**
 * What the annotator is in the middle of. Dies with the page; nothing here is an edit yet.
 *
 * `inPoint` is the first and `outPoint` the last frame of the segment to be (both shown frames, both inside it).
 * `selectedIds` are the selected segments in the order they were chosen; the last one is the primary one, which keys mean
 * that can mean only one. `running` are the labels that keys started and that wait for their end, in the order
 * they were started.
 */
export type LabelingSession = {
  readonly inPoint: Frame | null
  readonly outPoint: Frame | null
  readonly running: readonly RunningLabel[]
  readonly selectedIds: readonly string[]
}

export const IDLE_SESSION: LabelingSession = {
  inPoint: null,
  outPoint: null,
  running: [],
  selectedIds: [],
}

/** The selected segment that is meant where only one can be; null if none is selected. */
export const primaryId = ({ selectedIds }: Pick<LabelingSession, 'selectedIds'>): string | null =>
  selectedIds.at(-1) ?? null

/** What a key or a button asks for. */
export type LabelingAction =
  | EditAction
  | { readonly type: 'in-point' }
  | { readonly type: 'out-point' }
  /** `isHeld`: by a key that will be let go. */
  | { readonly type: 'label'; readonly labelId: string; readonly isHeld?: boolean }
  | { readonly type: 'label-released'; readonly labelId: string; readonly heldMs: number }
  | { readonly type: 'delete' }
  | { readonly type: 'split' }
  | { readonly type: 'boundary'; readonly direction: 1 | -1 }
  | { readonly type: 'clear' }

/**
 * What an action is decided from. `segments` are those on screen, in order: neither deleted nor hidden. `stepFrames` is
 * how far a large step goes, >= 1. A locked segment refuses every edit.
 */
export type LabelingContext = {
  readonly playhead: Frame
  readonly frameCount: number
  readonly stepFrames: number
  readonly isLocked: (segmentId: string) => boolean
  readonly segments: readonly DocumentSegment[]
  readonly labels: readonly Label[]
  readonly newId: () => string
  /** Labels may run at the same time, as far as their rules let them. */
  readonly severalAtOnce?: boolean
  /** While it plays a label key starts a label, whatever is selected. */
  readonly isPlaying?: boolean
}

/** What an action comes to: the session after it, what to do to the document, where to go, and what to tell the annotator. */
export type LabelingStep = {
  readonly session: LabelingSession
  readonly commands: readonly Command[]
  readonly seekTo?: Frame
  readonly message: string
}
