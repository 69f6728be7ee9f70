import { expect, test } from 'vitest'
import type { Notification } from './notification-schema'
import { notificationLink, notificationWords } from './notification-words'
import { agoWords } from './when-words'

const told = (changes: Partial<Notification> = {}): Notification => ({
  id: 'notification-1',
  kind: 'commented',
  content: { videoId: 'video 1', title: 'Clip', documentId: 'document-1', by: 'Rita' },
  isOwnWork: true,
  place: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  readAt: null,
  ...changes,
})

test.each([
  { of: told(), link: '/videos/video%201', rule: 'one’s own work is where it is labeled' },
  { of: told({ isOwnWork: false }), link: '/review/document-1', rule: 'that of others where it is reviewed' },
  { of: told({ place: { frame: 30, segmentId: null } }), link: '/videos/video%201?frame=30', rule: 'at its frame' },
  {
    of: told({ isOwnWork: false, place: { frame: 12, segmentId: 'segment-1' } }),
    link: '/review/document-1?frame=12&segment=segment-1',
    rule: 'at its segment',
  },
  {
    of: told({ kind: 'assigned', isOwnWork: false, content: { videoId: 'v', title: 'Clip', by: 'Rita' } }),
    link: '/videos/v',
    rule: 'without work, at the video',
  },
])('$rule: $link', ({ of, link }) => {
  expect(notificationLink(of)).toBe(link)
})

test('every kind is a sentence that names who did it and on what', () => {
  for (const kind of ['assigned', 'submitted', 'returned', 'accepted', 'commented'] as const) {
    expect(notificationWords(told({ kind }))).toMatch(/^Rita .*Clip/)
  }
})

test.each([
  [-5, 'just now'],
  [59_000, 'just now'],
  [60_000, '1 min ago'],
  [3 * 3_600_000, '3 h ago'],
  [25 * 3_600_000, 'yesterday'],
  [12 * 86_400_000, '12 days ago'],
])('%i ms are %s', (ms, words) => {
  expect(agoWords(0, ms)).toBe(words)
})
