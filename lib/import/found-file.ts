import type { SegmentSource } from '@/lib/segments/schema'
import type { FormatId } from './format'

/**
 * Where a row lies, as its file says it: [start, end) in 0-based frames, milliseconds or seconds on the presentation
 * timeline. `end` null: one single frame. `alsoSeconds`: where the file says the same a second time, to be held against it.
 */
export type FoundPlace = {
  readonly unit: 'frame' | 'millisecond' | 'second'
  readonly start: number
  readonly end: number | null
  readonly alsoSeconds?: { readonly start: number; readonly end: number }
}

/** One segment of a file, not placed in a video yet. Nothing of it has been judged but its shape. */
export type FoundRow = {
  /** From 1, in the order of the file; the same file gives the same numbers. */
  readonly row: number
  /** Where somebody finds it: `line 12`, `annotation a3`. */
  readonly where: string
  /** What its label may be called, the likeliest first; at least one. */
  readonly labels: readonly string[]
  readonly labelId: string | null
  readonly place: FoundPlace
  readonly attributes: Readonly<Record<string, unknown>>
  readonly note: string
  readonly source: SegmentSource | null
  readonly confidence: number | null
  readonly isProposal: boolean
  readonly author: string
}

/** A file that is about more than this is none of segments; to say of each row what is wrong would take all memory. */
export const MAX_ROWS = 1_000_000

export const TOO_MANY_ROWS = `more than ${MAX_ROWS} rows: split the file`

/** A part of a file that is no segment, and why. */
export type UnreadableRow = { readonly row: number; readonly where: string; readonly reason: string }

/** What a file says of the video it was made on; null where it says nothing. `frameRate` in frames a second. */
export type FileFacts = {
  readonly fileName: string | null
  readonly frameRate: number | null
  readonly frameCount: number | null
}

export const NO_FACTS: FileFacts = { fileName: null, frameRate: null, frameCount: null }

/** A file that was read. */
export type FoundFile = {
  readonly format: FormatId
  readonly facts: FileFacts
  readonly rows: readonly FoundRow[]
  readonly unreadable: readonly UnreadableRow[]
  /** What a person should know of the file as a whole. */
  readonly notes: readonly string[]
}

/** Why a file as a whole cannot be read: whole sentences, with the line where one is known. */
export type FileFlaw = { readonly message: string; readonly line?: number }

/** The video a file is read for: of a file about several, the part is taken that names it. */
export type WantedVideo = { readonly title: string; readonly fileName: string }

const ORDINARY = {
  labelId: null,
  attributes: {},
  note: '',
  source: null,
  confidence: null,
  isProposal: false,
  author: '',
} as const satisfies Partial<FoundRow>

/** A row of which the file says no more than `said`. */
export const foundRow = (said: Pick<FoundRow, 'row' | 'where' | 'labels' | 'place'> & Partial<FoundRow>): FoundRow => ({
  ...ORDINARY,
  ...said,
})
