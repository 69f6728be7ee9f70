import { expect, test } from 'vitest'
import { OWNER } from '@/lib/server/db/test-principal'
import { importerOf, rightsOf } from './job-input'

const input = {
  file: { kind: 'taken', path: '/uploads/1' },
  fileName: 'a.mp4',
  variant: 'processed',
  anonymized: true,
  userId: 'ana',
} as const

test.each([
  { source: 'upload', rights: rightsOf(OWNER), may: true },
  { source: 'upload', rights: ['media:raw'] as const, may: false },
  { source: 'upload', rights: undefined, may: false },
  { source: 'command-line', rights: undefined, may: true },
  { source: 'inbox', rights: undefined, may: true },
])('a job by $source with the rights $rights manages videos: $may', ({ source, rights, may }) => {
  const importer = importerOf({ ...input, rights: rights === undefined ? undefined : [...rights] }, source)
  expect([importer.userId, importer.permissions.has('video:manage')]).toEqual(['ana', may])
})
