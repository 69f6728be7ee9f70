import { expect, test } from 'vitest'
import { cleanKeys } from './packet-keys'

test.each([
  { what: 'closed groups', frames: [0, 1, 2, 3], marked: [0, 2], keys: [0, 2] },
  { what: 'closed groups with B-frames', frames: [0, 2, 1, 3, 5, 4], marked: [0, 3], keys: [0, 3] },
  { what: 'an open group, shown in part before its keyframe', frames: [0, 1, 4, 2, 3, 5], marked: [0, 2], keys: [0] },
  { what: 'frames of the group before, decoded in it', frames: [0, 2, 3, 1, 4, 5], marked: [0, 2, 4], keys: [0, 4] },
  { what: 'nothing marked', frames: [0, 1, 2], marked: [], keys: [0] },
  { what: 'packets before the first marked one', frames: [0, 1, 2, 3], marked: [2], keys: [0, 2] },
  { what: 'a marked packet that is not shown', frames: [-1, 0, 1, -1, 2], marked: [0, 3], keys: [0, 3] },
  { what: 'nothing is shown from it on', frames: [0, 1, -1, -1], marked: [0, 2], keys: [0, 2] },
])('keys of $what', ({ frames, marked, keys }) => {
  expect([...cleanKeys(marked, Int32Array.from(frames))]).toEqual(keys)
})
