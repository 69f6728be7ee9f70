import type { Label } from '@/lib/labels/schema'
import type { DocumentSegment } from './document'
import { isHiddenIn, isLockedIn, type SegmentView } from './segment-view'
import { labelName } from './segment-words'

export const LIST_KINDS = ['all', 'proposals', 'problems', 'locked', 'hidden'] as const
export const LIST_ORDERS = ['start', 'length', 'confidence'] as const

/** Which segments a list shows, and in which order. `labelId` null: of every label; `text` empty: whatever they say. */
export type ListWish = {
  readonly labelId: string | null
  readonly text: string
  readonly kind: (typeof LIST_KINDS)[number]
  readonly order: (typeof LIST_ORDERS)[number]
}

export const WHOLE_LIST: ListWish = { labelId: null, text: '', kind: 'all', order: 'start' }

/** What a list is made from. `hasProblem`: whether some rule does not hold for the segment. */
export type ListContext = {
  readonly labels: readonly Label[]
  readonly view: SegmentView
  readonly hasProblem: (segment: DocumentSegment) => boolean
}

/**
 * The segments that `wish` asks for: by start as they came, the shortest first, or the least sure first; those of which
 * nobody said it come last.
 */
export function listSegments(
  segments: readonly DocumentSegment[],
  wish: ListWish,
  context: ListContext,
): readonly DocumentSegment[] {
  const words = wish.text.trim().toLowerCase()
  const listed = segments.filter(
    (segment) =>
      (wish.labelId === null || segment.labelId === wish.labelId) &&
      isOfKind(segment, wish.kind, context) &&
      (words === '' || textOf(segment, context.labels).includes(words)),
  )
  switch (wish.order) {
    case 'start':
      return listed
    case 'length':
      return listed.toSorted((a, b) => a.endFrame - a.startFrame - (b.endFrame - b.startFrame))
    case 'confidence':
      return listed.toSorted((a, b) => (a.confidence ?? 2) - (b.confidence ?? 2))
  }
}

function isOfKind(segment: DocumentSegment, kind: ListWish['kind'], context: ListContext): boolean {
  switch (kind) {
    case 'all':
      return true
    case 'proposals':
      return segment.isProposal
    case 'problems':
      return context.hasProblem(segment)
    case 'locked':
      return isLockedIn(context.view, segment)
    case 'hidden':
      return isHiddenIn(context.view, segment)
  }
}

/** What a segment says, in lower case: its label, its attributes, its note, its author. */
const textOf = (segment: DocumentSegment, labels: readonly Label[]): string =>
  [
    labelName(labels, segment.labelId),
    ...Object.entries(segment.attributes).map(([name, value]) => `${name} ${value}`),
    segment.note,
    segment.author,
  ]
    .join('\n')
    .toLowerCase()
