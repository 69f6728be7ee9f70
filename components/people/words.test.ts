import { expect, test } from 'vitest'
import { ALL_PERMISSIONS } from '@/lib/auth/permissions'
import { permissionWords, sessionWords, yourPermissionWords } from './words'

test('what somebody may begins a line, and is said to them as theirs', () => {
  expect(permissionWords('segment:read')).toBe('Read their own segments')
  expect(yourPermissionWords('segment:read')).toBe('Read your own segments')
  expect(yourPermissionWords('notification:own')).toBe('Read what you are told')
  for (const permission of ALL_PERMISSIONS) expect(yourPermissionWords(permission)).not.toMatch(/\b(?:their|they)\b/i)
})

test.each([
  [0, '0 sessions'],
  [1, '1 session'],
  [2, '2 sessions'],
])('%d sessions', (count, words) => {
  expect(sessionWords(count)).toBe(words)
})
