import { type ComparedDocument, labelsIn, segmentsOf } from './document'
import { type Figure, figure, undefinedFor } from './figure'
import { matchSegments } from './match-segments'

/** The thresholds of F1@10, F1@25 and F1@50. */
export const F1_THRESHOLDS = { 10: 0.1, 25: 0.25, 50: 0.5 } as const

export type F1Threshold = keyof typeof F1_THRESHOLDS

/**
 * The segmental F1 of two documents: 2 m / (n_a + n_b), where m pairs of segments of one label reach the threshold
 * (see {@link matchSegments}) and the documents have n_a and n_b segments. With a as prediction and b as truth it is
 * the harmonic mean of precision m / n_a and recall m / n_b, so it is the same the other way round. A point matches at its
 * own frame alone. Undefined where neither document has a segment.
 */
export function segmentF1(a: ComparedDocument, b: ComparedDocument, threshold: F1Threshold): Figure {
  const segments = a.segments.length + b.segments.length
  if (segments === 0) return undefinedFor('Neither has a segment.')
  const matched = labelsIn([a, b]).reduce(
    (sum, labelId) =>
      sum + matchSegments(segmentsOf(a, labelId), segmentsOf(b, labelId), F1_THRESHOLDS[threshold]).length,
    0,
  )
  return figure((2 * matched) / segments)
}
