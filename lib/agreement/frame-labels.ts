import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import type { ComparedDocument } from './document'

/** The labels that one document gives a frame, by id; `key` is the same for the same labels and for no others. */
export type LabelsHere = { readonly key: string; readonly labelIds: readonly string[] }

/** A longest run of frames on which no document changes what it says; `says` is in the order of the documents. */
export type LabeledRun = FrameSpan & { readonly says: readonly LabelsHere[] }

type Edge = { readonly at: number; readonly by: 1 | -1; readonly document: number; readonly labelId: string }

const NOTHING: LabelsHere = { key: '[]', labelIds: [] }

/**
 * What each document says of each frame of a video, as runs in order that cover [0, frameCount) without a gap.
 *
 * Swept from edge to edge: O(S log S) for S segments, and a row of as many entries as there are documents for each of at
 * most 2 S + 1 runs; never an entry for each frame. A frame that two segments of one label hold has that label once.
 * What lies behind the end of the video is left out.
 */
export function frameLabels(documents: readonly ComparedDocument[], frameCount: number): readonly LabeledRun[] {
  const runs: LabeledRun[] = []
  const open = documents.map(() => new Map<string, number>())
  let says: readonly LabelsHere[] = documents.map(() => NOTHING)
  let from = 0
  const close = (at: number) => {
    if (at > from) append(runs, from, at, says)
    from = Math.max(from, at)
  }
  const edges = edgesOf(documents, frameCount)
  for (let next = 0; next < edges.length; ) {
    const at = edges[next]?.at ?? 0
    close(at)
    const changed = new Set<number>()
    for (let edge = edges[next]; edge?.at === at; edge = edges[next]) {
      count(open[edge.document], edge)
      changed.add(edge.document)
      next += 1
    }
    says = says.map((before, document) => (changed.has(document) ? labelsOpen(open[document]) : before))
  }
  close(frameCount)
  return runs
}

function edgesOf(documents: readonly ComparedDocument[], frameCount: number): readonly Edge[] {
  const edges = documents.flatMap(({ segments }, document) =>
    segments.flatMap(({ labelId, start, end }): Edge[] =>
      start >= frameCount
        ? []
        : [
            { at: start, by: 1, document, labelId },
            { at: Math.min(end, frameCount), by: -1, document, labelId },
          ],
    ),
  )
  return edges.sort((a, b) => a.at - b.at)
}

function count(open: Map<string, number> | undefined, { labelId, by }: Edge): void {
  open?.set(labelId, (open.get(labelId) ?? 0) + by)
}

function labelsOpen(open: ReadonlyMap<string, number> = new Map()): LabelsHere {
  const labelIds = [...open].flatMap(([labelId, segments]) => (segments > 0 ? [labelId] : [])).sort()
  return { key: JSON.stringify(labelIds), labelIds }
}

/** Adds a run, or makes the last one longer where nobody says anything else: a segment that ends where its like begins. */
function append(runs: LabeledRun[], start: number, end: number, says: readonly LabelsHere[]): void {
  const last = runs.at(-1)
  if (last?.says.every(({ key }, nth) => key === says[nth]?.key)) {
    runs[runs.length - 1] = { ...frameSpan(last.start, end), says }
  } else runs.push({ ...frameSpan(start, end), says })
}

/** Whether the document at place `nth` gives these frames the label. */
export const hasLabel = ({ says }: LabeledRun, nth: number, labelId: string): boolean =>
  says[nth]?.labelIds.includes(labelId) === true
