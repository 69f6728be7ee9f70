import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { doOnce, sampleSegment } from './sample-document'

const a = sampleSegment('a', 10, 20, { attributes: { size: 3 }, note: 'small' })
const b = sampleSegment('b', 15, 40, { attributes: { size: 5, side: 'left' }, note: 'flat' })
const c = sampleSegment('c', 60, 80)
const tool = sampleSegment('tool', 40, 70, { labelId: 'tool' })
const m = sampleSegment('m', 90, 91, { labelId: 'mark' })
const n = sampleSegment('n', 95, 96, { labelId: 'mark' })
const p = sampleSegment('p', 100, 120, { isProposal: true, confidence: 0.5 })
const ALL = [a, b, tool, c, m, n, p]
const locked = (id: string) => ({ isLocked: (each: string) => each === id })

test.each([
  {
    selected: ['b', 'a'],
    done: ['~ a {"endFrame":40,"attributes":{"size":3,"side":"left"},"note":"small\\nflat"}', '- b'],
    says: '2 segments are one Polyp: frames 10 to 39 (30 frames)',
    rule: 'overlapping ones are united; the earliest keeps what it says',
  },
  {
    selected: ['c', 'b', 'a'],
    done: ['~ a {"endFrame":80,"attributes":{"size":3,"side":"left"},"note":"small\\nflat"}', '- b', '- c'],
    says: '3 segments are one Polyp: frames 10 to 79 (70 frames); 20 frames between them filled',
    rule: 'a gap is filled, and told; another label may lie in it',
  },
  {
    selected: ['a', 'c'],
    done: [],
    says: 'Polyp, frames 15 to 39 (25 frames), lies between them and is not selected: select it, too, then merge',
    rule: 'not over another segment of the label',
  },
  {
    selected: ['a', 'tool'],
    done: [],
    says: 'Polyp and Tool are two labels: give them one label first (press its key), then merge',
    rule: 'two labels do not merge',
  },
  {
    selected: ['m', 'n'],
    done: [],
    says: 'Landmark marks single frames, which cannot be merged: Delete removes those too many',
    rule: 'points do not merge',
  },
  {
    selected: ['c', 'p'],
    done: [],
    says: 'A proposal does not merge with a segment: accept it (Y) first',
    rule: 'a proposal does not become work by merging',
  },
  {
    selected: ['a'],
    done: [],
    says: 'One segment is selected: add the next one to it with Alt+Shift+Down, then merge',
    rule: 'it takes two',
  },
] as const)('merge: $rule', ({ selected, done, says }) => {
  expect(doOnce(ALL, selected, { type: 'merge' })).toMatchObject({ done, message: says })
})

test('what is merged is selected; a locked part refuses', () => {
  expect(doOnce(ALL, ['b', 'a'], { type: 'merge' }).session.selectedIds).toEqual(['a'])
  expect(doOnce(ALL, ['b', 'a'], { type: 'merge' }, locked('b')).done).toEqual([])
})

test.each([
  {
    selected: ['a', 'b', 'c'],
    at: 18,
    done: ['~ a {"endFrame":18}', '+ polyp 18 20', '~ b {"endFrame":18}', '+ polyp 18 40'],
    says: 'Split 2 segments: the second parts start at frame 18',
  },
  {
    selected: ['c'],
    at: 18,
    done: ['~ a {"endFrame":18}', '+ polyp 18 20'],
    says: 'Split Polyp: the second part starts at frame 18',
  },
  { selected: [], at: 10, done: [], says: 'No segment to split before frame 10' },
] as const)('split: $says', ({ selected, at, done, says }) => {
  expect(doOnce([a, b, c], selected, { type: 'split' }, { playhead: frame(at) })).toMatchObject({ done, message: says })
})

test('a locked segment is not split, nor one whose label cannot be given any more', () => {
  const playhead = frame(30)
  expect(doOnce([b], ['b'], { type: 'split' }, { playhead, ...locked('b') }).message).toMatch(/is locked: unlock it/)
  const old = sampleSegment('old', 20, 40, { labelId: 'old' })
  expect(doOnce([old], ['old'], { type: 'split' }, { playhead })).toMatchObject({
    done: [],
    message: 'Old is no longer in use: choose another label',
  })
})
