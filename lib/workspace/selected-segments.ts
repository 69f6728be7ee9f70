import { err, ok, type Result } from '@/lib/result/result'
import type { DocumentSegment } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName, spanWords } from './segment-words'

/** What to do where something has to be selected first. */
export const NOTHING_SELECTED = 'Nothing selected: click a segment, or press Alt+Down to select the next one'

/** Nothing done, and why. */
export const refuse = (session: LabelingSession, message: string): LabelingStep => ({ session, commands: [], message })

/** `Polyp, frames 40 to 79 (40 frames)`. */
export const segmentWords = (segment: DocumentSegment, { labels }: Pick<LabelingContext, 'labels'>): string =>
  `${labelName(labels, segment.labelId)}, ${spanWords(segment)}`

/** `Polyp` for one segment, `3 segments` for more. */
export const countWords = (
  segments: readonly DocumentSegment[],
  { labels }: Pick<LabelingContext, 'labels'>,
): string => {
  const [only] = segments
  return only !== undefined && segments.length === 1 ? labelName(labels, only.labelId) : `${segments.length} segments`
}

/** `1 frame`, `12 frames`. */
export const framesWords = (count: number): string => `${count} ${count === 1 ? 'frame' : 'frames'}`

/** The selected segments that are on screen, in the order they were chosen: the last one is the primary one. */
export const selectedSegments = (
  { selectedIds }: LabelingSession,
  { segments }: LabelingContext,
): readonly DocumentSegment[] => {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  return selectedIds.flatMap((id) => byId.get(id) ?? [])
}

/** The selected segments if every one of them may be edited; else a sentence why not. Never empty. */
export function editableSelection(
  session: LabelingSession,
  context: LabelingContext,
): Result<readonly [DocumentSegment, ...DocumentSegment[]], string> {
  const [first, ...rest] = selectedSegments(session, context)
  if (first === undefined) {
    return err(NOTHING_SELECTED)
  }
  const locked = [first, ...rest].find(({ id }) => context.isLocked(id))
  return locked === undefined ? ok([first, ...rest]) : err(lockedWords(locked, context))
}

/** Why the locked `segment` was not edited, and what to do. */
export const lockedWords = (segment: DocumentSegment, context: Pick<LabelingContext, 'labels'>): string =>
  `${segmentWords(segment, context)}, is locked: unlock it (Alt+L) to change it`

/** Whether the segment marks a single frame. */
export const isPoint = ({ labelId }: DocumentSegment, { labels }: Pick<LabelingContext, 'labels'>): boolean =>
  labels.find(({ id }) => id === labelId)?.kind === 'point'

/** Why no new segment can get the label; null if it can. What has a retired label keeps it. */
export function labelFlaw(labelId: string, { labels }: Pick<LabelingContext, 'labels'>): string | null {
  const label = labels.find(({ id }) => id === labelId)
  if (label === undefined) return 'There is no such label any more: choose another one'
  return label.isRetired ? `${label.name} is no longer in use: choose another label` : null
}
