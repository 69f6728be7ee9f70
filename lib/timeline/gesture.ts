import type { Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { Bar } from './lanes'
import type { Edge, SnapField, SnapTarget } from './snap'

/**
 * Where a pointer is. `x` and `y` are pixels of the page, `position` is in frames (not whole), `lane` counts from the topmost
 * one and may be outside of them; a pixel is `framesPerPixel` wide.
 */
export type Place = {
  readonly x: number
  readonly y: number
  readonly position: number
  readonly lane: number
  readonly framesPerPixel: number
}

/** What is held down. `toggle` is Ctrl, or Cmd on a Mac. */
export type Modifiers = { readonly shift: boolean; readonly toggle: boolean; readonly alt: boolean }

/** A segment as gestures see it. A point has one frame and no edges; a locked one stays where it is. */
export type Item = Bar & { readonly lane: number; readonly isPoint: boolean; readonly isLocked: boolean }

/** An edge of a segment. */
export type EdgeOf = { readonly id: string; readonly edge: Edge }

/** The label whose own lane a span is drawn in. */
export type RowLabel = { readonly id: string; readonly isPoint: boolean }

/** What the pointer took hold of. `together` are the edges of other segments that are the same boundary and move with it. */
export type Grab =
  | (EdgeOf & { readonly kind: 'edge'; readonly together: readonly EdgeOf[] })
  | { readonly kind: 'body'; readonly id: string }
  | { readonly kind: 'empty'; readonly label: RowLabel | null }

/** Everything a gesture is decided from, as it was when the pointer went down. */
export type Scene = {
  readonly frameCount: number
  readonly items: readonly Item[]
  readonly selectedIds: readonly string[]
  /** Before labeling has started nothing can be dragged. */
  readonly isLabeling: boolean
  /** Whether edges are attracted without Alt; Alt turns it round. */
  readonly isSnapping: boolean
  readonly snap: Omit<SnapField, 'boundaries'>
}

/** A pointer that went down at `from` and is `at` now. */
export type Held = {
  readonly scene: Scene
  readonly grab: Grab
  readonly from: Place
  readonly at: Place
  readonly modifiers: Modifiers
  readonly selectedIds: readonly string[]
}

/** A drag that changes edges, with the boundaries that attract them. */
type Attracted = { readonly boundaries: readonly number[] }

/**
 * What the hand on the timeline is doing. A press is a click until it has moved `slop` pixels; `scrubbing` shows frames where
 * nothing may be dragged; `refused` is a drag of something locked.
 */
export type Gesture =
  | { readonly kind: 'idle' }
  | (Held & { readonly kind: 'pressed'; readonly slop: number })
  | (Held & Attracted & { readonly kind: 'resizing'; readonly grab: Extract<Grab, { kind: 'edge' }> })
  | (Held &
      Attracted & {
        readonly kind: 'moving'
        readonly grabbedId: string
        readonly originals: ReadonlyMap<string, FrameSpan>
      })
  | (Held & Attracted & { readonly kind: 'drawing'; readonly label: RowLabel | null })
  | (Held & { readonly kind: 'banding'; readonly isAdding: boolean })
  | (Held & { readonly kind: 'scrubbing' })
  | (Held & { readonly kind: 'refused'; readonly lockedId: string })

export type Resizing = Extract<Gesture, { kind: 'resizing' }>
export type Moving = Extract<Gesture, { kind: 'moving' }>
export type Drawing = Extract<Gesture, { kind: 'drawing' }>
export type Banding = Extract<Gesture, { kind: 'banding' }>

/** What happens to a gesture. `modifiers` are keys that went down or up while the hand is still. */
export type GestureEvent =
  | {
      readonly type: 'down'
      readonly scene: Scene
      readonly grab: Grab
      readonly at: Place
      readonly modifiers: Modifiers
      /** How far the hand may tremble within a click, in pixels. */
      readonly slop: number
    }
  | { readonly type: 'move'; readonly at: Place; readonly modifiers: Modifiers }
  | { readonly type: 'modifiers'; readonly modifiers: Modifiers }
  | { readonly type: 'up' }
  | { readonly type: 'cancel' }

/** The edge in the hand: of the segment `id`, or of one to be made (null). `span` is what it would become. */
export type Focus = { readonly id: string | null; readonly edge: Edge; readonly span: FrameSpan }

/**
 * What is shown of a gesture. `previews` are the spans segments would have; `drawn` is the span of a segment to be made, and
 * `drawnLabelId` its label where that is known; `snap` is what holds the edge in the hand. `showing` is the frame to have on
 * screen: null leaves the player alone. `band` is a rectangle: positions in frames, and pixels of the page.
 */
export type GesturePreview = {
  readonly previews: ReadonlyMap<string, FrameSpan>
  readonly drawn: FrameSpan | null
  readonly drawnLabelId: string | null
  readonly focus: Focus | null
  readonly snap: SnapTarget | null
  readonly showing: Frame | null
  readonly band: { readonly start: number; readonly end: number; readonly top: number; readonly bottom: number } | null
  readonly selectedIds: readonly string[]
}

/**
 * What a gesture came to. `spans` are the new places of segments and `originals` where they were; `stayed` counts selected
 * segments that are locked. A `cancelled` one puts back what was.
 */
export type GestureOutcome =
  | { readonly kind: 'selected'; readonly selectedIds: readonly string[]; readonly seekTo: Frame | null }
  | {
      readonly kind: 'changed'
      readonly spans: ReadonlyMap<string, FrameSpan>
      readonly originals: ReadonlyMap<string, FrameSpan>
      readonly selectedIds: readonly string[]
      readonly focus: Focus
      readonly showing: Frame
      readonly stayed: number
    }
  | { readonly kind: 'drawn'; readonly span: FrameSpan; readonly label: RowLabel | null; readonly showing: Frame }
  | { readonly kind: 'sought'; readonly to: Frame }
  | { readonly kind: 'refused'; readonly lockedId: string; readonly isNeighbour: boolean }
  | { readonly kind: 'cancelled'; readonly selectedIds: readonly string[] }

export const IDLE_GESTURE: Gesture = { kind: 'idle' }

/** Nothing to be shown of a gesture but its selection. */
export const plainPreview = (selectedIds: readonly string[]): GesturePreview => ({
  previews: new Map(),
  drawn: null,
  drawnLabelId: null,
  focus: null,
  snap: null,
  showing: null,
  band: null,
  selectedIds,
})
