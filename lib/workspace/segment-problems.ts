import type { Label } from '@/lib/labels/schema'
import { missingAttributes } from './attributes'
import type { DocumentSegment } from './document'

/** What is wrong with a segment, a sentence each; empty if nothing. Judged by the segment and its label alone. */
export function segmentProblems(segment: DocumentSegment, labels: readonly Label[]): readonly string[] {
  const label = labels.find(({ id }) => id === segment.labelId)
  if (label === undefined) return ['Its label is in no label set any more: give it another one']
  return missingAttributes(segment.attributes, label).map((name) => `${name} is required and not said yet`)
}
