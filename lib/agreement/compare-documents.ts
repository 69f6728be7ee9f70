import { endOffset, type OffsetSummary, startOffset, summarizeOffsets } from './boundary-offsets'
import { labelKappa, setKappa } from './cohen-kappa'
import { type ComparedDocument, labelsIn, segmentsOf } from './document'
import { type Figure, figure, meanOf, undefinedFor } from './figure'
import type { LabeledRun } from './frame-labels'
import { labelAlpha, setAlpha } from './krippendorff-alpha'
import { matchSegments, type SegmentMatch } from './match-segments'
import { F1_THRESHOLDS, segmentF1 } from './segment-f1'
import { labelIous, meanIou } from './temporal-iou'

/** A figure for each two documents, in their order; symmetric. */
export type Matrix = readonly (readonly Figure[])[]

/** How far all agree on one label: over everybody, and the mean over each two. `segments` is in the order of the documents. */
export type LabelComparison = {
  readonly labelId: string
  readonly alpha: Figure
  readonly iou: Figure
  readonly kappa: Figure
  readonly segments: readonly number[]
}

/** Everything that is measured of two or more documents on one video. */
export type Comparison = {
  readonly alpha: Figure
  readonly iou: Matrix
  readonly kappa: Matrix
  readonly f1: { readonly 10: Matrix; readonly 25: Matrix; readonly 50: Matrix }
  readonly labels: readonly LabelComparison[]
  /** Of segments that match at all (IoU of 0.1), each two documents once, the first named first. */
  readonly offsets: { readonly start: OffsetSummary; readonly end: OffsetSummary }
}

/** Compares `documents`, whose `runs` are those of the whole video. */
export function compareDocuments(documents: readonly ComparedDocument[], runs: readonly LabeledRun[]): Comparison {
  const labelIds = labelsIn(documents)
  const pairs = documents.flatMap((_, a) =>
    documents.slice(a + 1).map((__, nth): Pair => ({ a, b: a + 1 + nth, ious: labelIous(runs, a, a + 1 + nth) })),
  )
  const f1 = (threshold: 10 | 25 | 50) =>
    matrixOf(documents.length, (a, b) => segmentF1(of(documents, a), of(documents, b), threshold))
  return {
    alpha: setAlpha(runs),
    iou: matrixOf(documents.length, (a, b) =>
      meanIou(pairs.find((pair) => pair.a === a && pair.b === b)?.ious ?? new Map()),
    ),
    kappa: matrixOf(documents.length, (a, b) => setKappa(runs, a, b)),
    f1: { 10: f1(10), 25: f1(25), 50: f1(50) },
    labels: labelIds.map((labelId) => compareLabel(documents, runs, pairs, labelId)),
    offsets: offsetsOf(
      pairs.flatMap(({ a, b }) =>
        labelIds.flatMap((labelId) =>
          matchSegments(
            segmentsOf(of(documents, a), labelId),
            segmentsOf(of(documents, b), labelId),
            F1_THRESHOLDS[10],
          ),
        ),
      ),
    ),
  }
}

/** Two documents, by their places, and their IoU of each label they use. */
type Pair = { readonly a: number; readonly b: number; readonly ious: ReadonlyMap<string, number> }

function compareLabel(
  documents: readonly ComparedDocument[],
  runs: readonly LabeledRun[],
  pairs: readonly Pair[],
  labelId: string,
): LabelComparison {
  const mean = (measure: (pair: Pair) => Figure) => meanOf(pairs.map(measure), 'There are not two to compare.')
  return {
    labelId,
    alpha: labelAlpha(runs, labelId),
    iou: mean(({ ious }) => {
      const iou = ious.get(labelId)
      return iou === undefined ? undefinedFor('Neither used this label.') : figure(iou)
    }),
    kappa: mean(({ a, b }) => labelKappa(runs, a, b, labelId)),
    segments: documents.map((document) => segmentsOf(document, labelId).length),
  }
}

/** Frames that mark a moment have no end of their own. */
const lasts = ({ a, b }: SegmentMatch): boolean => a.end - a.start > 1 || b.end - b.start > 1

const offsetsOf = (matches: readonly SegmentMatch[]): Comparison['offsets'] => ({
  start: summarizeOffsets(matches.map(startOffset)),
  end: summarizeOffsets(matches.filter(lasts).map(endOffset)),
})

/** Each two are measured once: the measures are symmetric. Everybody agrees with themselves. */
function matrixOf(size: number, measure: (a: number, b: number) => Figure): Matrix {
  const above = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => (b > a ? measure(a, b) : figure(1))),
  )
  return above.map((row, a) => row.map((cell, b) => (b < a ? (above[b]?.[a] ?? cell) : cell)))
}

function of(documents: readonly ComparedDocument[], nth: number): ComparedDocument {
  return documents[nth] as ComparedDocument
}
