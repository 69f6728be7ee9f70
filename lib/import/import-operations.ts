import type { Operation } from '@/lib/segments/schema'
import type { PlacedRow } from './import-plan'

/**
 * The operation that makes the segment of `placed`. `fingerprint` (32 characters that an id may have) stands for the file,
 * the video and whoever imports: the same file imported again gives the same ids, so nothing is made twice.
 */
export function importOperation(placed: PlacedRow, fingerprint: string): Extract<Operation, { type: 'create' }> {
  const { row, labelId, startFrame, endFrame, attributes, note, source, confidence, isProposal } = placed
  return {
    id: `import-${fingerprint}-${row}`,
    gestureId: `import-${fingerprint}`,
    type: 'create',
    segmentId: `imported-${fingerprint}-${row}`,
    labelId,
    startFrame,
    endFrame,
    attributes,
    note,
    source,
    ...(confidence === null ? {} : { confidence }),
    isProposal,
  }
}
