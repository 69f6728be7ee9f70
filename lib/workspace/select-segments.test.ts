import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { EditAction } from './edit-action'
import { doOnce, sampleSegment } from './sample-document'

const proposal = (id: string, start: number, confidence: number | null) =>
  sampleSegment(id, start, start + 10, { isProposal: true, confidence, labelId: 'tool' })
const a = sampleSegment('a', 10, 50)
const b = sampleSegment('b', 20, 30)
const p = proposal('p', 60, 0.9)
const q = proposal('q', 80, 0.4)
const r = proposal('r', 100, null)
const ALL = [a, b, p, q, r]
const beside = (direction: 1 | -1, isAdding = false): EditAction => ({ type: 'select-beside', direction, isAdding })

test.each([
  { from: ['a'], action: beside(1), to: ['b'], seekTo: 20 },
  { from: ['b'], action: beside(-1), to: ['a'], seekTo: 10 },
  { from: ['a'], action: beside(-1), to: ['a'], says: 'This is the first segment' },
  { from: ['r'], action: beside(1), to: ['r'], says: 'This is the last segment' },
  { from: [], at: 55, action: beside(1), to: ['p'] },
  { from: [], at: 55, action: beside(-1), to: ['b'] },
  { from: ['a'], action: beside(1, true), to: ['a', 'b'], says: 'Polyp, frames 20 to 29 (10 frames); 2 selected' },
  { from: ['a', 'b'], action: beside(-1, true), to: ['a'], rule: 'going back lets go again' },
  { from: [], action: { type: 'select-all' }, to: ['a', 'b', 'p', 'q', 'r'], says: '5 selected: all' },
  { from: ['b'], action: { type: 'select-label' }, to: ['a', 'b'], says: '2 selected: all of Polyp' },
  { from: [], at: 65, action: { type: 'select-label' }, to: ['p', 'q', 'r'] },
  { from: [], at: 25, action: { type: 'select-here' }, to: ['b'] },
  { from: ['b'], at: 25, action: { type: 'select-here' }, to: ['a'], rule: 'again: the longer one there' },
  {
    from: ['a'],
    at: 55,
    action: { type: 'select-here' },
    to: ['a'],
    says: 'No segment at frame 55: [ and ] go to the next boundary',
  },
  { from: [], at: 0, action: { type: 'next-proposal', direction: 1 }, to: ['p'], seekTo: 60 },
  { from: ['p'], at: 0, action: { type: 'next-proposal', direction: 1 }, to: ['q'], seekTo: 80 },
  {
    from: ['p'],
    at: 0,
    action: { type: 'next-proposal', direction: -1 },
    to: ['p'],
    says: 'No proposal before this one: P goes on',
  },
] as { from: string[]; at?: number; action: EditAction; to: string[]; says?: string; seekTo?: number }[])(
  '$action.type from $from at $at selects $to',
  ({ from, at = 0, action, to, says, seekTo }) => {
    const step = doOnce(ALL, from, action, { playhead: frame(at) })
    expect(step.session.selectedIds).toEqual(to)
    expect(step.done).toEqual([])
    expect(step.message).not.toBe('')
    if (says !== undefined) expect(step.message).toBe(says)
    if (seekTo !== undefined) expect(step.seekTo).toBe(seekTo)
  },
)

test.each([
  { from: ['p'], action: { type: 'accept' }, done: ['~ p {"isProposal":false}'], to: ['q'], seekTo: 80 },
  { from: ['p'], action: { type: 'reject' }, done: ['- p'], to: ['q'], seekTo: 80 },
  { from: ['p', 'r'], action: { type: 'reject' }, done: ['- p', '- r'], to: [], seekTo: undefined },
  { from: ['r'], action: { type: 'accept' }, done: ['~ r {"isProposal":false}'], to: ['r'], seekTo: undefined },
  { from: ['a'], action: { type: 'accept' }, done: [], to: ['a'], seekTo: undefined },
  {
    from: [],
    action: { type: 'accept-above', least: 0.4 },
    done: ['~ p {"isProposal":false}', '~ q {"isProposal":false}'],
    to: [],
    seekTo: undefined,
  },
  { from: [], action: { type: 'accept-above', least: 0.95 }, done: [], to: [], seekTo: undefined },
] as const)('$action.type of $from does $done and goes to $to', ({ from, action, done, to, seekTo }) => {
  const step = doOnce(ALL, from, action)
  expect(step.done).toEqual(done)
  expect(step.session.selectedIds).toEqual(to)
  expect(step.seekTo).toBe(seekTo)
})

test('locked proposals are left, and told', () => {
  const isLocked = (id: string) => id === 'p'
  expect(doOnce(ALL, [], { type: 'accept-above', least: 0.1 }, { isLocked })).toMatchObject({
    done: ['~ q {"isProposal":false}'],
    message: '1 proposal of at least 10 % accepted; 1 locked left',
  })
  expect(doOnce(ALL, ['p'], { type: 'accept' }, { isLocked }).done).toEqual([])
})
