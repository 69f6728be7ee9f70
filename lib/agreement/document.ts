import type { FrameSpan } from '@/lib/time/frame-span'

/** One labeled stretch, [start, end); a point is a stretch of one frame. Ids are told apart over all documents. */
export type LabeledSpan = FrameSpan & { readonly id: string; readonly labelId: string }

/** What one person says of a video, in any order. Segments of one label may overlap. */
export type ComparedDocument = { readonly id: string; readonly segments: readonly LabeledSpan[] }

/** The segments of one label, by start, then end, then id: an order that does not depend on who lists them. */
export const segmentsOf = ({ segments }: ComparedDocument, labelId: string): readonly LabeledSpan[] =>
  segments.filter((segment) => segment.labelId === labelId).sort(byPlace)

export const byPlace = (a: LabeledSpan, b: LabeledSpan): number =>
  a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The labels that any of the documents uses, in the order of their ids. */
export const labelsIn = (documents: readonly ComparedDocument[]): readonly string[] =>
  [...new Set(documents.flatMap(({ segments }) => segments.map(({ labelId }) => labelId)))].sort()
