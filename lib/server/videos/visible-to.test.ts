import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Permission, Role } from '@/lib/auth/permissions'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { requireVideo, visibleSql, visibleTo } from './visible-to'

let library: TestLibrary
const ids = { open: '', raw: '', processed: '', mine: '', theirs: '', removed: '' }

beforeEach(async () => {
  library = await createTestLibrary()
  ids.open = await createTestVideo({ kinds: ['raw', 'processed'] })
  ids.raw = await createTestVideo({ kinds: ['raw'] })
  ids.processed = await createTestVideo({ kinds: ['processed'] })
  ids.mine = await createTestVideo({ kinds: ['processed'] })
  ids.theirs = await createTestVideo({ kinds: ['raw', 'processed'] })
  ids.removed = await createTestVideo({ kinds: ['processed'] })
  await db().video.update({ where: { id: ids.removed }, data: { deletedAt: new Date() } })
  const batch = await db().batch.create({ data: { name: 'A batch' } })
  for (const [position, videoId] of [ids.mine, ids.theirs].entries()) {
    await db().batchVideo.create({ data: { batchId: batch.id, videoId, position } })
  }
  await createTestPerson('other', 'annotator')
  await db().assignment.create({ data: { videoId: ids.theirs, annotatorId: 'other' } })
})

afterEach(() => library.close())

test.each<{ role: Role; grants: Permission[]; sees: string[]; rule: string }>([
  { role: 'annotator', grants: [], sees: ['open', 'processed', 'mine'], rule: 'no raw, no batch but by assignment' },
  { role: 'annotator', grants: ['media:raw'], sees: ['open', 'raw', 'processed', 'mine'], rule: 'raw by a grant' },
  { role: 'reviewer', grants: [], sees: ['open', 'processed', 'mine', 'theirs'], rule: 'every batch, no raw' },
  { role: 'administrator', grants: [], sees: ['open', 'raw', 'processed', 'mine', 'theirs'], rule: 'everything' },
])('$role with $grants sees $sees: $rule', async ({ role, grants, sees }) => {
  const person = await createTestPerson('asking', role, grants)
  await db().assignment.create({ data: { videoId: ids.mine, annotatorId: 'asking' } })
  const nameOf = (wanted: string) => Object.entries(ids).find(([, id]) => id === wanted)?.[0]
  const byWhere = await db().video.findMany({ where: visibleTo(person), select: { id: true } })
  const bySql = await db().$queryRaw<{ id: string }[]>`
    SELECT v."id" AS "id" FROM "Video" v WHERE ${Prisma.join(visibleSql(person), ' AND ')}`
  expect(byWhere.map(({ id }) => nameOf(id)).toSorted()).toEqual(sees.toSorted())
  expect(bySql.map(({ id }) => nameOf(id)).toSorted()).toEqual(sees.toSorted())
  for (const [name, id] of Object.entries(ids)) {
    expect({ name, ok: (await requireVideo(id, person)).ok }).toEqual({ name, ok: sees.includes(name) })
  }
})

test('what is not there and what is not theirs get the same answer', async () => {
  const person = await createTestPerson('asking', 'annotator')
  const nothing = await requireVideo('nobody', OWNER)
  expect(nothing).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  expect(await requireVideo(ids.raw, person)).toEqual(nothing)
  expect(await requireVideo(ids.theirs, person)).toEqual(nothing)
})
