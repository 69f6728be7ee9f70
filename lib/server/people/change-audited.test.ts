import { expect, test } from 'vitest'
import type { PersonRow } from '@/lib/auth/people-schema'
import { changeAudited } from './change-audited'

const ANN: PersonRow = {
  id: 'a',
  username: 'ann',
  name: 'Ann',
  role: 'annotator',
  grants: [],
  disabled: false,
  mustChangePassword: false,
  lastSignInAt: null,
  sessionCount: 0,
}

test.each([
  [{ role: 'reviewer' as const }, 'user.changed', { username: 'ann', role: 'reviewer' }],
  [{ grants: ['media:raw' as const] }, 'user.changed', { username: 'ann', grants: ['media:raw'] }],
  [{ name: 'Ann S' }, 'user.changed', { username: 'ann', name: 'Ann S' }],
  [{ disabled: true }, 'user.disabled', { username: 'ann' }],
  [{ disabled: false }, 'user.enabled', { username: 'ann' }],
])('%j is written down as %s', (changes, action, details) => {
  expect(changeAudited(ANN, changes)).toEqual({ action, subjectId: 'a', details })
})
