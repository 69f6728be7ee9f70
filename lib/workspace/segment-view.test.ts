import { expect, test } from 'vitest'
import { sampleSegment } from './sample-document'
import {
  isHiddenIn,
  isLockedIn,
  nextSegmentView,
  PLAIN_VIEW,
  parseSegmentView,
  shownSegments,
  takeBackActions,
} from './segment-view'

const a = sampleSegment('a', 10, 20)
const b = sampleSegment('b', 5, 8, { labelId: 'tool' })
const all = new Map([a, b].map((each) => [each.id, each]))

test.each([
  { action: { type: 'lock', of: 'segments', ids: ['a'] }, locked: ['a'], shown: ['b', 'a'] },
  { action: { type: 'lock', of: 'label', ids: ['tool'] }, locked: ['b'], shown: ['b', 'a'] },
  { action: { type: 'hide', of: 'segments', ids: ['b'] }, locked: [], shown: ['a'] },
  { action: { type: 'hide', of: 'label', ids: ['polyp'] }, locked: [], shown: ['b'] },
] as const)('$action.type $action.of $action.ids, and again takes it back', ({ action, locked, shown }) => {
  const view = nextSegmentView(PLAIN_VIEW, action)
  expect([a, b].filter((each) => isLockedIn(view, each)).map(({ id }) => id)).toEqual(locked)
  expect(shownSegments(all, view).map(({ id }) => id)).toEqual(shown)
  for (const each of [a, b]) expect(isHiddenIn(view, each)).toBe(!shown.some((id) => id === each.id))
  expect(nextSegmentView(view, action)).toEqual(PLAIN_VIEW)
})

test('where only some are locked, all are; what is hidden is shown at once', () => {
  const some = nextSegmentView(PLAIN_VIEW, { type: 'lock', of: 'segments', ids: ['a'] })
  expect(nextSegmentView(some, { type: 'lock', of: 'segments', ids: ['a', 'b'] }).lockedIds).toEqual(['a', 'b'])
  const hidden = { ...PLAIN_VIEW, hiddenIds: ['a'], hiddenLabelIds: ['tool'] }
  expect(shownSegments(all, nextSegmentView(hidden, { type: 'show-all' }))).toEqual([b, a])
})

test('what was kept is read back; what cannot be read is plain', () => {
  const view = { ...PLAIN_VIEW, lockedIds: ['a'], hiddenLabelIds: ['tool'] }
  expect(parseSegmentView(JSON.stringify(view))).toEqual(view)
  expect(parseSegmentView('{"lockedIds":7,"hiddenIds":["b"]}')).toEqual({ ...PLAIN_VIEW, hiddenIds: ['b'] })
  for (const text of [null, '', 'nonsense', '[]', 'null']) expect(parseSegmentView(text)).toEqual(PLAIN_VIEW)
})

test('a segment is unlocked whether it was locked itself, with its label, or both', () => {
  const view = { ...PLAIN_VIEW, lockedIds: ['a', 'b'], lockedLabelIds: ['polyp'] }
  const after = takeBackActions(view, 'lock', a).reduce(nextSegmentView, view)
  expect(after).toEqual({ ...PLAIN_VIEW, lockedIds: ['b'] })
  expect(takeBackActions(after, 'lock', a)).toEqual([])
})
