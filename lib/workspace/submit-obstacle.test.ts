import { expect, test } from 'vitest'
import { EMPTY_OUTBOX, enqueue } from './outbox'
import { submitObstacle } from './submit-obstacle'

const unsaved = enqueue(EMPTY_OUTBOX, { id: 'operation-1', type: 'delete', segmentId: 'segment-1', baseVersion: 1 })
const fine = { outbox: EMPTY_OUTBOX, loaded: true, errors: 0, proposals: 0 }

test.each([
  { case: 'everything in place', parts: fine, says: null },
  { case: 'nothing loaded', parts: { ...fine, loaded: false }, says: 'not loaded' },
  {
    case: 'unsaved, before all else',
    parts: { ...fine, outbox: unsaved.outbox, errors: 3 },
    says: '1 change is not saved',
  },
  { case: 'an error', parts: { ...fine, errors: 1 }, says: '1 error is left' },
  { case: 'errors', parts: { ...fine, errors: 2, proposals: 1 }, says: '2 errors are left' },
  { case: 'suggestions', parts: { ...fine, proposals: 2 }, says: '2 suggestions are neither accepted nor rejected' },
])('$case', ({ parts, says }) => {
  const obstacle = submitObstacle(parts)
  if (says === null) expect(obstacle).toBeNull()
  else expect(obstacle).toContain(says)
})
