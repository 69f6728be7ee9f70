import { expect, test } from 'vitest'
import { editOf } from './edit'
import { SAMPLE_LABELS, sampleSegment } from './sample-document'
import { turnBackFlaw } from './turn-back-flaw'

const old = sampleSegment('old', 10, 20, { labelId: 'old' })
const document = new Map([[old.id, old]])
const edit = editOf(document, [{ type: 'change', segmentId: 'old', changes: { labelId: 'polyp' } }])

test.each([
  { direction: 'undo', locked: '', flaw: 'Old is no longer in use: choose another label' },
  { direction: 'redo', locked: '', flaw: null },
  {
    direction: 'redo',
    locked: 'old',
    flaw: 'Old, frames 10 to 19 (10 frames), is locked: unlock it (Alt+L) to change it',
  },
] as const)('$direction of a change of label, locked: "$locked", is refused: $flaw', ({ direction, locked, flaw }) => {
  const context = { labels: SAMPLE_LABELS, isLocked: (id: string) => id === locked }
  expect(turnBackFlaw(edit, direction, document, context)).toBe(flaw)
})
