import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { GestureOutcome } from '@/lib/timeline/gesture'
import { createSegment } from './apply-label'
import type { DocumentSegment, Segments } from './document'
import type { Command } from './edit'
import type { LabelingSession } from './labeling'
import { labelName, spanWords } from './segment-words'

/** What a gesture does to the document, and what the annotator is told of it. */
export type GestureEdit = { readonly commands: readonly Command[]; readonly message: string }

type Changed = Extract<GestureOutcome, { kind: 'changed' }>

/**
 * The edit of a gesture that changed spans: one command for each segment that is elsewhere now. All of them or none: where one
 * of the segments is not any more what it was when the hand took hold of it, the places were found from something that is not
 * true.
 */
export function editOfChanged(outcome: Changed, segments: Segments, labels: readonly Label[]): GestureEdit {
  const { spans, originals } = outcome
  const isTrue = [...originals].every(([id, { start, end }]) => {
    const segment = segments.get(id)
    return segment?.deleted === false && segment.startFrame === start && segment.endFrame === end
  })
  if (!isTrue) return { commands: [], message: 'Nothing was moved: the segment has changed meanwhile. Drag it again' }
  const commands = [...spans].flatMap(([segmentId, { start, end }]): Command[] => {
    const original = originals.get(segmentId)
    const isSame = original?.start === start && original.end === end
    return isSame ? [] : [{ type: 'change', segmentId, changes: { startFrame: start, endFrame: end } }]
  })
  return { commands, message: `${wordsOf(outcome, segments, labels)}${stayedWords(outcome.stayed)}` }
}

/** The segment that was drawn in the lane of a label. Marks and selection stay as they are. */
export function editOfDrawn(
  span: { readonly start: number; readonly end: number },
  labelId: string,
  context: { readonly session: LabelingSession; readonly labels: readonly Label[]; readonly newId: () => string },
): GestureEdit {
  const { session, labels, newId } = context
  const [first, last] = [frame(span.start), frame(span.end - 1)]
  return createSegment(session, labelId, first, last, { labels, newId })
}

/** Why something could not be moved. */
export function refusalOf(
  { lockedId, isNeighbour }: Extract<GestureOutcome, { kind: 'refused' }>,
  segments: Segments,
  labels: readonly Label[],
): string {
  const name = nameOf(segments.get(lockedId), labels)
  return isNeighbour
    ? `${name} shares this boundary and is locked: hold Shift to move this edge alone`
    : `${name} is locked: unlock it to move it`
}

function wordsOf({ spans, originals, focus }: Changed, segments: Segments, labels: readonly Label[]): string {
  const name = focus.id === null ? '' : nameOf(segments.get(focus.id), labels)
  if (spans.size <= 1) return `${name}: ${spanWords({ startFrame: focus.span.start, endFrame: focus.span.end })}`
  const original = focus.id === null ? undefined : originals.get(focus.id)
  const by = focus.span.start - (original?.start ?? 0)
  const isMove = original !== undefined && focus.span.end - original.end === by
  if (isMove) return `${spans.size} segments moved by ${by} ${Math.abs(by) === 1 ? 'frame' : 'frames'}`
  const others = [...spans.keys()].filter((id) => id !== focus.id)
  const neighbours = others.map((id) => nameOf(segments.get(id), labels)).join(', ')
  return `${name} and ${neighbours} meet before frame ${focus.span[focus.edge]}`
}

const stayedWords = (stayed: number): string =>
  stayed === 0 ? '' : `. ${stayed} locked ${stayed === 1 ? 'segment' : 'segments'} stayed`

const nameOf = (segment: DocumentSegment | undefined, labels: readonly Label[]): string =>
  labelName(labels, segment?.labelId ?? '')
