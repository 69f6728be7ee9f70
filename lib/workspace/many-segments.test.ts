import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { IDLE_SESSION, type LabelingAction } from './labeling'
import { nextLabeling } from './next-labeling'
import { SAMPLE_LABELS, sampleSegment } from './sample-document'

/** Every second one touches the one before it. */
const MANY = Array.from({ length: 2000 }, (_, nth) =>
  sampleSegment(`s${nth}`, nth * 20, nth * 20 + (nth % 2 ? 10 : 20)),
)

test.each<LabelingAction>([
  { type: 'move-edge', edge: 'end', direction: 1, stride: 1, bond: 'shared' },
  { type: 'move-edge', edge: 'start', direction: -1, stride: 1, bond: 'shared' },
  { type: 'extend', edge: 'start', to: 'same-label' },
  { type: 'extend', edge: 'end', to: 'any' },
  { type: 'move', direction: 1, stride: 1 },
])('$type of all of many segments looks at each a few times, not once for each other', (action) => {
  let looks = 0
  const context = {
    playhead: frame(0),
    frameCount: 50_000,
    stepFrames: 10,
    isLocked: () => false,
    segments: MANY,
    // Asked for whenever somebody has to know whether a segment marks one frame only.
    get labels() {
      looks += 1
      return SAMPLE_LABELS
    },
    newId: () => 'unused',
  }
  const step = nextLabeling({ ...IDLE_SESSION, selectedIds: MANY.map(({ id }) => id) }, action, context)
  expect(step.commands.length).toBeGreaterThan(900)
  expect(looks).toBeLessThan(20 * MANY.length)
})
