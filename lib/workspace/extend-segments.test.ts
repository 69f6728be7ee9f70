import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { doOnce, sampleSegment } from './sample-document'

const a = sampleSegment('a', 10, 20)
const tool = sampleSegment('tool', 30, 40, { labelId: 'tool' })
const b = sampleSegment('b', 50, 60)
const m = sampleSegment('m', 45, 46, { labelId: 'mark' })
const p = sampleSegment('p', 62, 64, { isProposal: true })
const late = sampleSegment('late', 100, 120, { labelId: 'tool' })
const ALL = [a, tool, m, b, p, late]

test.each([
  { selected: ['b'], edge: 'start', to: 'any', done: ['~ b {"startFrame":40}'], says: 'Polyp starts at frame 40' },
  {
    selected: ['b'],
    edge: 'start',
    to: 'same-label',
    done: ['~ b {"startFrame":20}'],
    says: 'Polyp starts at frame 20',
  },
  { selected: ['b'], edge: 'end', to: 'any', done: ['~ b {"endFrame":100}'], says: 'Polyp ends at frame 99' },
  { selected: ['b'], edge: 'end', to: 'same-label', done: [], says: 'There is no Polyp after Polyp to extend to' },
  { selected: ['a'], edge: 'start', to: 'any', done: [], says: 'There is no segment before Polyp to extend to' },
  { selected: ['m'], edge: 'start', to: 'any', done: [], says: 'Landmark marks a single frame and cannot be extended' },
  {
    selected: ['a', 'b', 'late'],
    edge: 'end',
    to: 'any',
    done: ['~ a {"endFrame":30}', '~ b {"endFrame":100}'],
    says: '2 segments extended to their neighbours; 1 stays as it is',
  },
] as const)('extend: $says', ({ selected, edge, to, done, says }) => {
  expect(doOnce(ALL, selected, { type: 'extend', edge, to })).toMatchObject({ done, message: says })
})

test('what touches already is not extended', () => {
  const touching = sampleSegment('t', 20, 25)
  expect(doOnce([a, touching], ['t'], { type: 'extend', edge: 'start', to: 'any' })).toMatchObject({
    done: [],
    message: 'Polyp: the segment before is touched already',
  })
})

test.each([
  {
    action: { type: 'fill-gap', labelId: 'tool' },
    at: 25,
    done: ['+ tool 20 30'],
    says: 'Tool: frames 20 to 29 (10 frames)',
  },
  {
    action: { type: 'fill-gap', labelId: 'tool' },
    at: 45,
    done: ['+ tool 40 50'],
    says: 'Tool: frames 40 to 49 (10 frames)',
  },
  {
    action: { type: 'fill-gap', labelId: 'tool' },
    at: 199,
    done: ['+ tool 120 200'],
    says: 'Tool: frames 120 to 199 (80 frames)',
  },
  { action: { type: 'fill-gap' }, at: 0, done: [], says: 'Frames 0 to 9 marked: press a label key' },
  {
    action: { type: 'fill-gap' },
    at: 35,
    done: [],
    says: 'No gap here: Tool, frames 30 to 39 (10 frames), covers frame 35',
  },
  {
    action: { type: 'fill-gap', labelId: 'mark' },
    at: 25,
    done: [],
    says: 'Landmark marks a single frame and cannot fill 20 to 29',
  },
  {
    action: { type: 'fill-gap', labelId: 'old' },
    at: 25,
    done: [],
    says: 'Old is no longer in use: choose another label',
  },
  {
    action: { type: 'from-previous', labelId: 'tool' },
    at: 25,
    done: ['+ tool 20 26'],
    says: 'Tool: frames 20 to 25 (6 frames)',
  },
  { action: { type: 'from-previous' }, at: 48, done: [], says: 'Frames 40 to 48 marked: press a label key' },
  {
    action: { type: 'from-previous' },
    at: 5,
    done: [],
    says: 'No segment ends before frame 5: I marks where the new one starts',
  },
] as const)('$action.type at $at: $says', ({ action, at, done, says }) => {
  expect(doOnce(ALL, [], action, { playhead: frame(at) })).toMatchObject({ done, message: says })
})

test('a label that is running fills the gap; marks let go of the selection, so that the key makes a segment', () => {
  const session = { running: [{ labelId: 'tool', startFrame: frame(22), isHeld: false }] }
  const filled = doOnce(ALL, [], { type: 'fill-gap' }, { playhead: frame(25), session })
  expect(filled.done).toEqual(['+ tool 20 30'])
  expect(filled.session).toMatchObject({ inPoint: null, running: [] })
  const marked = doOnce(ALL, ['a'], { type: 'fill-gap' }, { playhead: frame(25) })
  expect(marked.session).toMatchObject({ inPoint: 20, outPoint: 29, selectedIds: [] })
})

test.each([
  { selected: ['a'], to: 'behind', at: 0, done: ['+ polyp 20 30'], says: 'Polyp copied to frame 20' },
  { selected: ['a'], to: 'playhead', at: 70, done: ['+ polyp 70 80'], says: 'Polyp copied to frame 70' },
  {
    selected: ['b', 'a', 'm'],
    to: 'playhead',
    at: 130,
    done: ['+ polyp 170 180', '+ polyp 130 140', '+ mark 165 166'],
    says: '3 segments copied to frame 130',
  },
  {
    selected: ['a'],
    to: 'playhead',
    at: 10,
    done: [],
    says: 'Polyp, frames 10 to 19 (10 frames), is there already: go elsewhere first',
  },
  {
    selected: ['a'],
    to: 'playhead',
    at: 195,
    done: [],
    says: 'No room: 10 frames are copied, and from frame 195 the video has 5',
  },
] as const)('duplicate: $says', ({ selected, to, at, done, says }) => {
  expect(doOnce(ALL, selected, { type: 'duplicate', to }, { playhead: frame(at) })).toMatchObject({
    done,
    message: says,
  })
})

test('a copy has attributes and note, is no proposal, and is what is selected', () => {
  const whole = sampleSegment('p', 62, 64, { isProposal: true, note: 'n', attributes: { size: 1 } })
  const { commands, session } = doOnce([whole], ['p'], { type: 'duplicate', to: 'behind' })
  expect(commands).toMatchObject([{ content: { note: 'n', attributes: { size: 1 }, isProposal: false } }])
  expect(session.selectedIds).toEqual(['new1'])
})
