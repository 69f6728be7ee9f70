import type { LoggedSegment } from '@/lib/segments/log-schema'
import { frame } from '@/lib/time/frame'
import { type DocumentSegment, type SegmentContent, type Segments, visibleSegments } from './document'
import { type Command, labelGivenBy, updateOf } from './edit'
import type { LabelingContext } from './labeling'
import { labelName } from './segment-words'
import { labelFlaw, lockedWords } from './selected-segments'
import { NOT_LABELING } from './why-not'

/** A segment of an earlier revision as the page shows segments. */
export const segmentFromLog = (logged: LoggedSegment): DocumentSegment => ({
  id: logged.id,
  ...contentFromLog(logged),
  source: logged.source,
  confidence: logged.confidence,
  version: logged.version,
  deleted: logged.isDeleted,
  author: '',
})

const contentFromLog = (logged: LoggedSegment): SegmentContent => ({
  labelId: logged.labelId,
  startFrame: frame(logged.startFrame),
  endFrame: frame(logged.endFrame),
  attributes: logged.attributes,
  note: logged.note,
  isProposal: logged.isProposal,
})

/**
 * What brings `segments` to `revision`: what was made since is deleted, what was changed is changed back, what was
 * deleted is there again. Nothing of the log is undone: these are new edits, one step of undo together. A segment whose
 * deletion this page has not seen is made anew under an id from `newId`.
 */
export function returnTo(
  segments: Segments,
  revision: readonly LoggedSegment[],
  newId: () => string,
): readonly Command[] {
  const wanted = new Set(revision.map(({ id }) => id))
  const gone = visibleSegments(segments).filter(({ id }) => !wanted.has(id))
  return [
    ...gone.map(({ id }): Command => ({ type: 'delete', segmentId: id })),
    ...revision.flatMap((logged): readonly Command[] => {
      const here = segments.get(logged.id)
      const content = contentFromLog(logged)
      if (here !== undefined && !here.deleted) {
        return updateOf(here, content) === undefined ? [] : [{ type: 'change', segmentId: logged.id, changes: content }]
      }
      const { source, confidence } = logged
      const segmentId = here === undefined ? newId() : logged.id
      return [{ type: 'create', segmentId, content, origin: { source, confidence } }]
    }),
  ]
}

/**
 * Why `commands` of {@link returnTo} cannot be carried out now; null if they can: work that is not being labeled, or was
 * submitted, takes no edit, nor does a locked segment; and nothing gets a label that is no longer in use, though what has it
 * comes back with it.
 */
export function returnFlaw(
  commands: readonly Command[],
  segments: Segments,
  context: Pick<LabelingContext, 'labels' | 'isLocked'> & { readonly isLabeling: boolean },
): string | null {
  if (!context.isLabeling) return NOT_LABELING
  for (const command of commands) {
    const segment = segments.get(command.segmentId)
    if (segment !== undefined && context.isLocked(segment.id)) return lockedWords(segment, context)
    const labelId = labelGivenBy(command)
    if (labelId === undefined || labelId === segment?.labelId || labelFlaw(labelId, context) === null) continue
    return `It needs the label ${labelName(context.labels, labelId)}, which is no longer in use: bring that back in its label set first`
  }
  return null
}

/** How many segments `revision` has that are not here or differ, and how many are here that it has not. */
export function differenceFrom(
  segments: Segments,
  revision: readonly LoggedSegment[],
): { readonly changed: number; readonly missing: number; readonly added: number } {
  const there = new Map(revision.map((logged) => [logged.id, logged]))
  let [changed, added] = [0, 0]
  for (const segment of visibleSegments(segments)) {
    const logged = there.get(segment.id)
    if (logged === undefined) added += 1
    else {
      if (updateOf(segment, contentFromLog(logged)) !== undefined) changed += 1
      there.delete(segment.id)
    }
  }
  return { changed, missing: there.size, added }
}
