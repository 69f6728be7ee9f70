import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { labelStatistics } from './label-statistics'
import { SAMPLE_LABELS, sampleSegment } from './sample-document'
import { type ListWish, listSegments, WHOLE_LIST } from './segment-list'
import { PLAIN_VIEW } from './segment-view'

const a = sampleSegment('a', 0, 50, { note: 'Flat, unsure' })
const b = sampleSegment('b', 40, 60, { attributes: { size: 7, side: 'left' } })
const t = sampleSegment('t', 70, 75, { labelId: 'tool', isProposal: true, confidence: 0.7 })
const u = sampleSegment('u', 80, 90, { labelId: 'tool', isProposal: true, confidence: 0.2, author: 'model' })
const ALL = [a, b, t, u]
const view = { ...PLAIN_VIEW, lockedIds: ['a'], hiddenLabelIds: ['tool'] }

test.each([
  { wish: {}, ids: ['a', 'b', 't', 'u'] },
  { wish: { labelId: 'tool' }, ids: ['t', 'u'] },
  { wish: { kind: 'proposals', order: 'confidence' }, ids: ['u', 't'] },
  { wish: { order: 'length' }, ids: ['t', 'u', 'b', 'a'] },
  { wish: { kind: 'problems' }, ids: ['a'] },
  { wish: { kind: 'locked' }, ids: ['a'] },
  { wish: { kind: 'hidden' }, ids: ['t', 'u'] },
  { wish: { text: 'UNSURE' }, ids: ['a'] },
  { wish: { text: 'side left' }, ids: ['b'] },
  { wish: { text: ' polyp ' }, ids: ['a', 'b'] },
  { wish: { text: 'model', labelId: 'polyp' }, ids: [] },
] as { wish: Partial<ListWish>; ids: string[] }[])('$wish lists $ids', ({ wish, ids }) => {
  const listed = listSegments(
    ALL,
    { ...WHOLE_LIST, ...wish },
    { labels: SAMPLE_LABELS, view, hasProblem: ({ id }) => id === 'a' },
  )
  expect(listed.map(({ id }) => id)).toEqual(ids)
})

test('overlapping time counts once; proposals and labels without segments are left out', () => {
  const pts = Array.from({ length: 100 }, (_, n) => n)
  const index = createFrameIndex({ timebase: timebase(1, 25), pts, endPts: 100, keyframes: [0] })
  expect(labelStatistics(ALL, SAMPLE_LABELS, index)).toEqual([
    { label: SAMPLE_LABELS[0], count: 2, covered: 60 / 25, share: 0.6 },
  ])
})
