import { expect, test } from 'vitest'
import type { Label } from '@/lib/labels/schema'
import type { LogEntry, LoggedSegment } from '@/lib/segments/log-schema'
import { logSteps } from './log-steps'

const label = (id: string, name: string): Label => ({
  id,
  name,
  color: '#000000',
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: false,
})
const labels = [label('polyp', 'Polyp'), label('tool', 'Tool')]

const segment = (changes: Partial<LoggedSegment> = {}): LoggedSegment => ({
  id: 'segment-1',
  labelId: 'polyp',
  startFrame: 40,
  endFrame: 80,
  attributes: {},
  note: '',
  source: 'manual',
  confidence: null,
  isProposal: false,
  version: 1,
  isDeleted: false,
  ...changes,
})

const entry = (sequence: number, changes: Partial<LogEntry> = {}): LogEntry => ({
  id: `operation-${sequence}`,
  sequence,
  gestureId: null,
  segmentId: 'segment-1',
  type: 'create',
  author: 'Anna',
  appliedAt: '2026-01-01T10:00:00.000Z',
  before: null,
  after: segment(),
  ...changes,
})

const words = (...entries: LogEntry[]) => logSteps(entries, labels).map((step) => step.words)
const update = (after: Partial<LoggedSegment>, before: Partial<LoggedSegment> = {}) =>
  entry(2, { type: 'update', before: segment(before), after: segment(after) })

test.each([
  { edit: entry(1), says: 'Polyp added: frames 40 to 79 (40 frames)' },
  {
    edit: entry(1, { after: segment({ source: 'prediction' }) }),
    says: 'Polyp suggested: frames 40 to 79 (40 frames)',
  },
  { edit: entry(1, { after: segment({ labelId: 'gone' }) }), says: 'unknown label added: frames 40 to 79 (40 frames)' },
  { edit: update({ startFrame: 38 }), says: 'Polyp: first frame 38, before 40' },
  { edit: update({ endFrame: 90 }), says: 'Polyp: last frame 89, before 79' },
  {
    edit: update({ startFrame: 50, endFrame: 90 }),
    says: 'Polyp: moved to frames 50 to 89 (40 frames), before frames 40 to 79 (40 frames)',
  },
  { edit: update({ labelId: 'tool' }), says: 'Polyp is now Tool' },
  { edit: update({ note: 'sure' }), says: 'Polyp: note “sure”' },
  { edit: update({}, { note: 'sure' }), says: 'Polyp: note removed' },
  { edit: update({}, { isProposal: true }), says: 'Polyp: accepted' },
  { edit: update({ attributes: { side: 'left' } }), says: 'Polyp: attributes changed' },
  { edit: update({}), says: 'Polyp: saved again' },
  {
    edit: entry(3, { type: 'delete', before: segment(), after: segment({ isDeleted: true }) }),
    says: 'Polyp deleted: frames 40 to 79 (40 frames)',
  },
  {
    edit: entry(3, { type: 'delete', before: segment({ isProposal: true }), after: segment({ isDeleted: true }) }),
    says: 'Polyp rejected: frames 40 to 79 (40 frames)',
  },
  { edit: entry(4, { type: 'restore' }), says: 'Polyp brought back: frames 40 to 79 (40 frames)' },
])('$says', ({ edit, says }) => {
  expect(words(edit)).toEqual([says])
})

test('the operations of one gesture are one step, of the newest one’s number', () => {
  const gestureId = 'gesture-1'
  const first = entry(2, { type: 'update', gestureId, before: segment(), after: segment({ endFrame: 60 }) })
  const second = entry(3, { gestureId, segmentId: 'segment-2', after: segment({ id: 'segment-2', startFrame: 60 }) })
  const steps = logSteps([second, first, entry(1)], labels)
  expect(steps).toMatchObject([
    { sequence: 3, firstSequence: 2, words: 'Polyp split at frame 60', segmentIds: ['segment-1', 'segment-2'], at: 40 },
    { sequence: 1, firstSequence: 1 },
  ])
})

test('a gesture that is no split says how many of what', () => {
  const gestureId = 'gesture-1'
  const deleted = (n: number) => entry(n, { type: 'delete', gestureId, segmentId: `segment-${n}`, before: segment() })
  expect(words(entry(4, { gestureId }), deleted(3), deleted(2))).toEqual(['At once: 1 added, 2 deleted'])
})
