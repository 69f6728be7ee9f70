import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { byPlace, type ComparedDocument, type LabeledSpan, labelsIn } from './document'

/**
 * One thing to be decided: segments of one label, of any document, that hang together because each shares frames with
 * another. [start, end) is from the first to the last frame of them. `says` is in the order of the documents, empty where
 * one says nothing here. `differs` is from the first to the last frame that not all documents give the label; null where
 * all agree.
 */
export type Question = FrameSpan & {
  readonly labelId: string
  readonly says: readonly (readonly LabeledSpan[])[]
  readonly differs: FrameSpan | null
}

/**
 * Everything that two or more documents say of a video, cut into questions by label, in order of their starts. A boundary
 * that two put at different frames is one question with two frames as answers, not two stretches that differ; where one
 * says X and another Y of the same frames there are two: is it X, is it Y. Each segment is in exactly one question. All
 * agree where each document has the same segments there, frame for frame.
 */
export function questions(documents: readonly ComparedDocument[]): readonly Question[] {
  return labelsIn(documents)
    .flatMap((labelId) => questionsOf(documents, labelId))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.labelId < b.labelId ? -1 : 1))
}

type Said = LabeledSpan & { readonly nth: number }

function questionsOf(documents: readonly ComparedDocument[], labelId: string): readonly Question[] {
  const said = documents
    .flatMap(({ segments }, nth) => segments.map((segment): Said => ({ ...segment, nth })))
    .filter((segment) => segment.labelId === labelId)
    .sort(byPlace)
  const groups: { end: number; readonly segments: Said[] }[] = []
  for (const segment of said) {
    const last = groups.at(-1)
    if (last !== undefined && segment.start < last.end) {
      last.segments.push(segment)
      last.end = Math.max(last.end, segment.end)
    } else groups.push({ end: segment.end, segments: [segment] })
  }
  return groups.map(({ end, segments }) => toQuestion(documents, labelId, segments, end))
}

function toQuestion(
  documents: readonly ComparedDocument[],
  labelId: string,
  segments: readonly Said[],
  end: number,
): Question {
  const says = documents.map((_, nth) =>
    segments.flatMap(({ nth: whose, ...segment }) => (whose === nth ? [segment] : [])),
  )
  const span = frameSpan(segments[0]?.start ?? 0, end)
  return { ...span, labelId, says, differs: differenceOf(says, span) }
}

/** Where the answers differ; the whole question where they cover the same frames in different pieces. */
function differenceOf(says: Question['says'], span: FrameSpan): FrameSpan | null {
  const texts = new Set(says.map((segments) => segments.map(({ start, end }) => `${start}-${end}`).join()))
  if (texts.size === 1) return null
  const edges = [...new Set(says.flatMap((segments) => segments.flatMap(({ start, end }) => [start, end])))].sort(
    (a, b) => a - b,
  )
  const differing = edges.slice(0, -1).flatMap((start, nth) => {
    const holders = says.filter((segments) => segments.some((each) => each.start <= start && start < each.end))
    const end = edges[nth + 1] ?? start
    return holders.length > 0 && holders.length < says.length ? [{ start, end }] : []
  })
  const [first] = differing
  return first === undefined ? span : frameSpan(first.start, differing.at(-1)?.end ?? span.end)
}

/** The answer in the middle: each boundary at the mean of theirs, rounded to a frame, half up. At least one frame long. */
export function meanSpan(spans: readonly FrameSpan[]): FrameSpan {
  const mean = (values: readonly number[]) =>
    Math.floor(values.reduce((sum, each) => sum + each, 0) / values.length + 0.5)
  const start = mean(spans.map((span) => span.start))
  return frameSpan(start, Math.max(start + 1, mean(spans.map((span) => span.end))))
}

/** The segments to take the mean of, one of each who says something; null where that is one alone, or somebody has several. */
export function averaged<S>({ says }: { readonly says: readonly (readonly S[])[] }): readonly S[] | null {
  const those = says.filter((segments) => segments.length > 0)
  if (those.length < 2 || those.some((segments) => segments.length !== 1)) return null
  return those.flat()
}
