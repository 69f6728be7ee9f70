import type { Frame } from '@/lib/time/frame'

/** How far a step goes: so many frames, or as many as the player settings say. */
export type Stride = number | 'step'

/** Whether an edge takes along what it touches; see shared-boundaries. */
export type Bond = 'shared' | 'alone'

/** What can be asked of the selected segments. Each is one edit, or none and a sentence why not. */
export type EditAction =
  | { readonly type: 'move'; readonly direction: 1 | -1; readonly stride: Stride }
  | {
      readonly type: 'move-edge'
      readonly edge: 'start' | 'end'
      readonly direction: 1 | -1
      readonly stride: Stride
      readonly bond: Bond
    }
  /** The frame on screen becomes the first or the last one. */
  | { readonly type: 'set-edge'; readonly edge: 'start' | 'end'; readonly bond: Bond }
  /** `at` becomes the first or the last frame of one segment. */
  | {
      readonly type: 'place-edge'
      readonly segmentId: string
      readonly edge: 'start' | 'end'
      readonly at: Frame
      readonly bond: Bond
    }
  /** To where the neighbour ends or starts. */
  | { readonly type: 'extend'; readonly edge: 'start' | 'end'; readonly to: 'same-label' | 'any' }
  | { readonly type: 'merge' }
  | { readonly type: 'duplicate'; readonly to: 'playhead' | 'behind' }
  /** From the end of the previous segment to the frame on screen; without a label the frames are marked for one. */
  | { readonly type: 'from-previous'; readonly labelId?: string }
  /** All that no segment covers around the frame on screen; without a label the frames are marked for one. */
  | { readonly type: 'fill-gap'; readonly labelId?: string }
  | { readonly type: 'relabel'; readonly labelId: string }
  /** `value` null takes the attribute away. Of `segmentIds`; without them, of what is selected. */
  | {
      readonly type: 'set-attribute'
      readonly name: string
      readonly value: string | number | boolean | null
      readonly segmentIds?: readonly string[]
    }
  | { readonly type: 'accept' }
  | { readonly type: 'reject' }
  /** Every proposal of at least this confidence, 0 to 1. */
  | { readonly type: 'accept-above'; readonly least: number }
  | { readonly type: 'next-proposal'; readonly direction: 1 | -1 }
  /** `isAdding` keeps what is selected. */
  | { readonly type: 'select-beside'; readonly direction: 1 | -1; readonly isAdding: boolean }
  | { readonly type: 'select-all' }
  | { readonly type: 'select-label' }
  | { readonly type: 'select-here' }
