import type { Label } from '@/lib/labels/schema'
import type { Dispute, DisputedSegment } from './dispute'
import type { DocumentSegment } from './document'
import { isSame } from './edit'
import { labelName } from './segment-words'

/** One side of a field, in words; `frame` where it is a frame that can be looked at. */
export type Side = { readonly words: string; readonly frame?: number }

/** A field in which the two versions of a segment differ. */
export type Difference = { readonly field: string; readonly mine: Side; readonly theirs: Side }

/**
 * Where the versions differ, in the order of the panel. If one of them is deleted there is one line that says so, with the
 * label and the frames of the other.
 */
export function differencesOf({ mine, theirs }: DisputedSegment, labels: readonly Label[]): readonly Difference[] {
  if (mine === null || theirs === null) {
    return [{ field: 'Segment', mine: wholeOf(mine, labels), theirs: wholeOf(theirs, labels) }]
  }
  const lines = (segment: DocumentSegment): readonly (readonly [string, Side])[] => [
    ['Label', { words: labelName(labels, segment.labelId) }],
    ['First frame', frameSide(segment.startFrame)],
    ['Last frame', frameSide(segment.endFrame - 1)],
    ...attributeLines(mine, theirs, segment),
    ['Note', { words: segment.note === '' ? 'no note' : `“${segment.note}”` }],
    ['Accepted', { words: segment.isProposal ? 'not yet' : 'yes' }],
  ]
  const others = new Map(lines(theirs))
  return lines(mine).flatMap(([field, side]) => {
    const other = others.get(field)
    return other === undefined || isSame(side, other) ? [] : [{ field, mine: side, theirs: other }]
  })
}

const frameSide = (frame: number): Side => ({ words: `frame ${frame}`, frame })

function wholeOf(segment: DocumentSegment | null, labels: readonly Label[]): Side {
  if (segment === null) return { words: 'deleted' }
  const { startFrame, endFrame, labelId } = segment
  return { words: `${labelName(labels, labelId)}, frames ${startFrame} to ${endFrame - 1}`, frame: startFrame }
}

/** A line for every attribute that either version has. */
function attributeLines(mine: DocumentSegment, theirs: DocumentSegment, of: DocumentSegment) {
  const names = new Set([...Object.keys(mine.attributes), ...Object.keys(theirs.attributes)])
  return [...names].map((name) => {
    const value = of.attributes[name]
    return [
      name,
      { words: value === undefined ? 'not set' : typeof value === 'boolean' ? yesNo(value) : String(value) },
    ] as const
  })
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

/** What happened, for the head of a dispute. */
export function disputeTitle({ kind, theirs, mine }: Dispute): string {
  if (kind === 'rejected') return 'The server did not take this change'
  if (theirs === null) return 'This segment was deleted elsewhere while you changed it'
  return mine === null
    ? 'This segment was changed elsewhere while you deleted it'
    : 'This segment was changed elsewhere'
}

/** What else is undecided with it; null if nothing is. */
export function togetherWords({ segments }: Dispute): string | null {
  const others = segments.length - 1
  if (others === 0) return null
  return `Your edit and what followed changed ${others === 1 ? 'another segment' : `${others} more segments`}, too. None of it is saved before you decide; it is decided together.`
}
