import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { differencesOf } from './describe-dispute'
import type { DocumentSegment } from './document'

const labels = [{ id: 'one', name: 'Polyp' }] as unknown as Parameters<typeof differencesOf>[1]

const segment: DocumentSegment = {
  id: 'segment-a',
  labelId: 'one',
  startFrame: frame(10),
  endFrame: frame(20),
  attributes: { size: 'large' },
  note: '',
  isProposal: false,
  version: 1,
  deleted: false,
  source: 'manual',
  confidence: null,
  author: '',
}
const said = (mine: DocumentSegment | null, theirs: DocumentSegment | null) =>
  differencesOf({ segmentId: 'segment-a', mine, theirs, isCause: true }, labels).map(
    ({ field, ...sides }) => `${field}: ${sides.mine.words} / ${sides.theirs.words}`,
  )

test.each([
  { rule: 'nothing differs', theirs: {}, words: [] },
  { rule: 'the last frame is inside', theirs: { endFrame: frame(31) }, words: ['Last frame: frame 19 / frame 30'] },
  {
    rule: 'label and note',
    theirs: { labelId: 'gone', note: 'sure' },
    words: ['Label: Polyp / unknown label', 'Note: no note / “sure”'],
  },
  {
    rule: 'attributes by name',
    theirs: { attributes: { sure: true } },
    words: ['size: large / not set', 'sure: not set / yes'],
  },
  { rule: 'a proposal', theirs: { isProposal: true }, words: ['Accepted: yes / not yet'] },
])('$rule', ({ theirs, words }) => {
  expect(said(segment, { ...segment, ...theirs })).toEqual(words)
})

test('a deleted side is one line', () => {
  expect(said(segment, null)).toEqual(['Segment: Polyp, frames 10 to 19 / deleted'])
  expect(said(null, segment)).toEqual(['Segment: deleted / Polyp, frames 10 to 19'])
})
