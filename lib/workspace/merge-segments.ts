import { type Frame, frame } from '@/lib/time/frame'
import type { DocumentSegment, SegmentContent } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName, spanWords } from './segment-words'
import { editableSelection, framesWords, isPoint, refuse, segmentWords } from './selected-segments'

const LONGEST_NOTE = 10_000

/**
 * Makes one segment of the selected ones, which have one label: from the first frame of the earliest to the last frame
 * of the latest. Where they overlap they are united; gaps between them are filled, and told. A gap in which another
 * segment of the label lies is not: that one is to be selected, too. The earliest goes on; it keeps its attributes and
 * gets those it lacks from the others, and the notes are joined.
 */
export function mergeSegments(session: LabelingSession, context: LabelingContext): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const parts = selection.value.toSorted((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame)
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) {
    return refuse(session, 'One segment is selected: add the next one to it with Alt+Shift+Down, then merge')
  }
  const flaw = mergeFlaw(parts, context)
  if (flaw !== null) return refuse(session, flaw)
  const merged = mergedContent(first, others)
  if (merged.note.length > LONGEST_NOTE) {
    return refuse(session, `Together the notes have more than ${LONGEST_NOTE} letters: shorten one of them first`)
  }
  const filled = gapFrames(parts)
  return {
    session: { ...session, selectedIds: [first.id] },
    commands: [
      { type: 'change', segmentId: first.id, changes: merged },
      ...others.map(({ id }) => ({ type: 'delete', segmentId: id }) as const),
    ],
    message: `${parts.length} segments are one ${labelName(context.labels, first.labelId)}: ${spanWords({ ...first, ...merged })}${filled === 0 ? '' : `; ${framesWords(filled)} between them filled`}`,
  }
}

function mergeFlaw(parts: readonly DocumentSegment[], context: LabelingContext): string | null {
  const [first] = parts
  if (first === undefined) return null
  const other = parts.find(({ labelId }) => labelId !== first.labelId)
  if (other !== undefined) {
    return `${labelName(context.labels, first.labelId)} and ${labelName(context.labels, other.labelId)} are two labels: give them one label first (press its key), then merge`
  }
  if (parts.some((part) => isPoint(part, context))) {
    return `${labelName(context.labels, first.labelId)} marks single frames, which cannot be merged: Delete removes those too many`
  }
  if (parts.some(({ isProposal }) => isProposal !== first.isProposal)) {
    return 'A proposal does not merge with a segment: accept it (Y) first'
  }
  const end = lastFrameAfter(parts)
  const own = new Set(parts)
  const between = context.segments.find(
    (segment) =>
      segment.labelId === first.labelId &&
      !own.has(segment) &&
      segment.startFrame < end &&
      segment.endFrame > first.startFrame,
  )
  return between === undefined
    ? null
    : `${segmentWords(between, context)}, lies between them and is not selected: select it, too, then merge`
}

function mergedContent(
  first: DocumentSegment,
  others: readonly DocumentSegment[],
): Pick<SegmentContent, 'endFrame' | 'attributes' | 'note'> {
  const all = [first, ...others]
  return {
    endFrame: lastFrameAfter(all),
    attributes: Object.assign({}, ...all.toReversed().map(({ attributes }) => attributes)),
    note: [...new Set(all.map(({ note }) => note.trim()).filter((note) => note !== ''))].join('\n'),
  }
}

const lastFrameAfter = (parts: readonly DocumentSegment[]): Frame =>
  parts.reduce((latest, { endFrame }) => frame(Math.max(latest, endFrame)), frame(0))

/** How many frames between the first and the last of `parts` none of them covers; in order of start. */
function gapFrames(parts: readonly DocumentSegment[]): number {
  let covered = parts[0]?.startFrame ?? 0
  let missing = 0
  for (const { startFrame, endFrame } of parts) {
    missing += Math.max(0, startFrame - covered)
    covered = frame(Math.max(covered, endFrame))
  }
  return missing
}
