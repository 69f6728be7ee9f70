import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment, SegmentContent, Segments } from './document'
import { type Command, editOf } from './edit'

const content: SegmentContent = {
  labelId: 'one',
  startFrame: frame(10),
  endFrame: frame(20),
  attributes: {},
  note: '',
  isProposal: false,
}
const kept = (deleted: boolean): Segments => {
  const segment: DocumentSegment = {
    ...content,
    id: 'a',
    version: 2,
    deleted,
    source: 'manual',
    confidence: null,
    author: '',
  }
  return new Map([['a', segment]])
}
const create: Command = { type: 'create', segmentId: 'a', content: { ...content, note: 'new' } }
const change: Command = { type: 'change', segmentId: 'a', changes: { note: 'other' } }
const remove: Command = { type: 'delete', segmentId: 'a' }

test.each<{ rule: string; segments: Segments; commands: Command[]; types: string[] }>([
  { rule: 'made', segments: new Map(), commands: [create], types: ['create'] },
  {
    rule: 'each stands on the one before',
    segments: new Map(),
    commands: [create, change],
    types: ['create', 'update'],
  },
  { rule: 'made and deleted at once is nothing', segments: new Map(), commands: [create, change, remove], types: [] },
  {
    rule: 'brought back, and to what is wanted',
    segments: kept(true),
    commands: [create],
    types: ['create', 'update'],
  },
  { rule: 'brought back and deleted at once is nothing', segments: kept(true), commands: [create, remove], types: [] },
  { rule: 'a change before the end', segments: kept(false), commands: [change, remove], types: ['update', 'delete'] },
  { rule: 'there already', segments: kept(false), commands: [create], types: [] },
  { rule: 'gone already', segments: kept(true), commands: [change, remove], types: [] },
])('$rule', ({ segments, commands, types }) => {
  expect(editOf(segments, commands).map(({ type }) => type)).toEqual(types)
})
