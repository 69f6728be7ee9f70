import type { PlacedRow } from '@/lib/import/import-plan'
import { frame } from '@/lib/time/frame'
import type { Command } from '@/lib/workspace/edit'

/** The commands that make the segments of `rows`: run together they are one edit, which one undo takes back. */
export const importCommands = (rows: readonly PlacedRow[], newId: () => string): Command[] =>
  rows.map(({ labelId, startFrame, endFrame, attributes, note, isProposal, source, confidence }) => ({
    type: 'create',
    segmentId: newId(),
    content: { labelId, startFrame: frame(startFrame), endFrame: frame(endFrame), attributes, note, isProposal },
    origin: { source, confidence },
  }))
