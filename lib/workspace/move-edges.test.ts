import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { EditAction } from './edit-action'
import { doOnce, sampleSegment } from './sample-document'

const a = sampleSegment('a', 10, 20)
const b = sampleSegment('b', 20, 50, { labelId: 'tool' })
const c = sampleSegment('c', 190, 200)
const m = sampleSegment('m', 60, 61, { labelId: 'mark' })
const ALL = [a, b, m, c]

const move = (direction: 1 | -1, stride: number | 'step' = 1): EditAction => ({ type: 'move', direction, stride })
const edge = (
  which: 'start' | 'end',
  direction: 1 | -1,
  stride: number | 'step' = 1,
  bond: 'shared' | 'alone' = 'shared',
): EditAction => ({ type: 'move-edge', edge: which, direction, stride, bond })
const set = (which: 'start' | 'end', bond: 'shared' | 'alone' = 'shared'): EditAction => ({
  type: 'set-edge',
  edge: which,
  bond,
})
const place = (segmentId: string, which: 'start' | 'end', at: number): EditAction => ({
  type: 'place-edge',
  segmentId,
  edge: which,
  at: frame(at),
  bond: 'shared',
})

test.each([
  { selected: ['a'], action: move(1), done: ['~ a {"startFrame":11,"endFrame":21}'], says: 'Polyp moved 1 frame on' },
  {
    selected: ['a'],
    action: move(-1, 'step'),
    done: ['~ a {"startFrame":0,"endFrame":10}'],
    says: 'Polyp moved 10 frames back',
  },
  {
    selected: ['a', 'm'],
    action: move(-1, 50),
    done: ['~ a {"startFrame":0,"endFrame":10}', '~ m {"startFrame":50,"endFrame":51}'],
    says: '2 segments moved 10 frames back, as far as the video goes',
  },
  { selected: ['a', 'c'], action: move(1), done: [], says: '2 segments cannot move: the video ends here' },
  {
    selected: [],
    action: move(1),
    done: [],
    says: 'Nothing selected: click a segment, or press Alt+Down to select the next one',
  },
] as const)('move: $says', ({ selected, action, done, says }) => {
  expect(doOnce(ALL, selected, action)).toMatchObject({ done, message: says })
})

test.each([
  {
    selected: ['a'],
    action: edge('end', 1),
    done: ['~ a {"endFrame":21}', '~ b {"startFrame":21}'],
    seekTo: 20,
    says: 'Last frame of Polyp: 20, its neighbour with it',
  },
  {
    selected: ['a'],
    action: edge('end', 1, 1, 'alone'),
    done: ['~ a {"endFrame":21}'],
    seekTo: 20,
    says: 'Last frame of Polyp: 20',
  },
  {
    selected: ['a'],
    action: edge('start', 1, 'step'),
    done: ['~ a {"startFrame":19}'],
    seekTo: 19,
    says: 'First frame of Polyp: 19',
  },
  {
    selected: ['a', 'b'],
    action: edge('end', 1),
    done: ['~ b {"startFrame":21,"endFrame":51}', '~ a {"endFrame":21}'],
    seekTo: 50,
    says: 'Last frame of 2 segments: 50',
  },
  {
    selected: ['m'],
    action: edge('end', 1),
    done: ['~ m {"startFrame":61,"endFrame":62}'],
    seekTo: 61,
    says: 'Last frame of Landmark: 61',
  },
  { selected: ['c'], action: edge('end', 1), done: [], says: 'The video ends here' },
] as const)('move-edge: $says', ({ selected, action, done, says, ...rest }) => {
  const step = doOnce(ALL, selected, action)
  expect(step).toMatchObject({ done, message: says })
  expect(step.seekTo).toBe('seekTo' in rest ? rest.seekTo : undefined)
})

test('a segment of one frame does not vanish, nor does its neighbour', () => {
  const one = sampleSegment('one', 20, 21)
  expect(doOnce([a, one], ['one'], edge('end', -1))).toMatchObject({
    done: [],
    message: 'Polyp cannot be shorter than one frame: Delete removes it',
  })
  expect(doOnce([a, one], ['a'], edge('end', 1))).toMatchObject({
    done: [],
    message: 'The neighbour has one frame left: with Alt only this edge moves',
  })
})

test.each([
  {
    selected: ['a'],
    action: set('start'),
    playhead: 15,
    done: ['~ a {"startFrame":15}'],
    says: 'First frame of Polyp: 15',
  },
  {
    selected: ['a'],
    action: set('end'),
    playhead: 29,
    done: ['~ a {"endFrame":30}', '~ b {"startFrame":30}'],
    says: 'Last frame of Polyp: 29, its neighbour with it',
  },
  { selected: ['a'], action: set('end'), playhead: 19, done: [], says: 'Frame 19 is the last one already' },
  {
    selected: ['a'],
    action: set('start'),
    playhead: 20,
    done: [],
    says: 'Frame 20 is after its last frame: Polyp, frames 10 to 19 (10 frames), would have no frame left',
  },
  {
    selected: ['a'],
    action: set('end'),
    playhead: 49,
    done: [],
    says: 'The neighbour of Polyp, frames 10 to 19 (10 frames), would have no frame left: with Alt only this edge moves',
  },
  {
    selected: ['a'],
    action: set('end', 'alone'),
    playhead: 49,
    done: ['~ a {"endFrame":50}'],
    says: 'Last frame of Polyp: 49',
  },
  {
    selected: ['m'],
    action: set('end'),
    playhead: 5,
    done: ['~ m {"startFrame":5,"endFrame":6}'],
    says: 'Last frame of Landmark: 5',
  },
  {
    selected: [],
    action: place('c', 'start', 150),
    playhead: 0,
    done: ['~ c {"startFrame":150}'],
    says: 'First frame of Polyp: 150',
  },
  { selected: [], action: place('c', 'end', 200), playhead: 0, done: [], says: 'The last frame of this video is 199' },
  {
    selected: [],
    action: place('gone', 'end', 3),
    playhead: 0,
    done: [],
    says: 'That segment is deleted or hidden, so it was not changed',
  },
] as const)('set an edge: $says', ({ selected, action, playhead, done, says }) => {
  expect(doOnce(ALL, selected, action, { playhead: frame(playhead) })).toMatchObject({ done, message: says })
})

test('what is locked is not moved, alone or with others, and not taken along', () => {
  const isLocked = (id: string) => id === 'b'
  const words = 'Tool, frames 20 to 49 (30 frames), is locked: unlock it (Alt+L) to change it'
  for (const action of [move(1), edge('end', 1), set('end')]) {
    expect(doOnce(ALL, ['a', 'b'], action, { isLocked })).toMatchObject({ done: [], message: words })
  }
  expect(doOnce(ALL, [], place('b', 'end', 3), { isLocked })).toMatchObject({ done: [], message: words })
  expect(doOnce(ALL, ['a'], edge('end', 1), { isLocked })).toMatchObject({
    done: [],
    message:
      'Tool, frames 20 to 49 (30 frames), touches here and is locked: unlock it, or move this edge alone with Alt',
  })
})
