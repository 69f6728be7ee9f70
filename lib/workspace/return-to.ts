import type { LoggedSegment } from '@/lib/segments/log-schema'
import { frame } from '@/lib/time/frame'
import { type DocumentSegment, type SegmentContent, type Segments, visibleSegments } from './document'
import type { Command } from './edit'

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
    ...revision.map((logged): Command => {
      const here = segments.get(logged.id)
      const content = contentFromLog(logged)
      if (here !== undefined && !here.deleted) return { type: 'change', segmentId: logged.id, changes: content }
      const { source, confidence } = logged
      const segmentId = here === undefined ? newId() : logged.id
      return { type: 'create', segmentId, content, origin: { source, confidence } }
    }),
  ]
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
      if (!isSame(segment, contentFromLog(logged))) changed += 1
      there.delete(segment.id)
    }
  }
  return { changed, missing: there.size, added }
}

const isSame = (segment: SegmentContent, content: SegmentContent): boolean =>
  segment.labelId === content.labelId &&
  segment.startFrame === content.startFrame &&
  segment.endFrame === content.endFrame &&
  segment.note === content.note &&
  segment.isProposal === content.isProposal &&
  JSON.stringify(segment.attributes) === JSON.stringify(content.attributes)
