import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Operation, operation, segmentList } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestVideo } from '@/lib/server/db/test-video'
import { currentLabelSetId } from '@/lib/server/labels/label-sets'
import { listenLive } from '@/lib/server/live/live-events'
import { applyOperations } from './apply-operations'
import { listSegments } from './list-segments'

let library: TestLibrary
let videoId = ''
let labelId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
  labelId = (await db().label.findFirstOrThrow({ where: { kind: 'interval' } })).id
})

afterEach(() => library.close())

let made = 0
const newId = () => `operation-${++made}`

const create = (changes: object = {}): Operation =>
  operation.parse({
    id: newId(),
    type: 'create',
    segmentId: 'segment-1',
    labelId,
    startFrame: 10,
    endFrame: 20,
    ...changes,
  })
const update = (baseVersion: number, changes: object): Operation =>
  operation.parse({ id: newId(), type: 'update', segmentId: 'segment-1', baseVersion, changes })
const remove = (baseVersion: number): Operation =>
  operation.parse({ id: newId(), type: 'delete', segmentId: 'segment-1', baseVersion })
const restore = (baseVersion: number): Operation =>
  operation.parse({ id: newId(), type: 'restore', segmentId: 'segment-1', baseVersion })

async function apply(...operations: Operation[]) {
  const answer = await applyOperations(videoId, operations, 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.results
}

async function list() {
  const answer = await listSegments(videoId, 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return segmentList.parse(answer.value).segments
}

test('a segment comes back at the same frames, its seconds from the frame index', async () => {
  const [result] = await apply(create({ attributes: { side: 'left', count: 2, sure: true }, note: 'ü' }))
  const stored = {
    id: 'segment-1',
    labelId,
    label: 'Activity',
    startFrame: 10,
    endFrame: 20,
    startSeconds: 0.4,
    endSeconds: 0.8,
    source: 'manual',
    confidence: null,
    isProposal: false,
    author: 'Local user',
    attributes: { side: 'left', count: 2, sure: true },
    note: 'ü',
    version: 1,
  }
  expect(result).toMatchObject({ status: 'applied', segment: stored })
  expect(await list()).toEqual([stored])
})

test('segments are listed by start, deleted ones are not', async () => {
  await apply(
    create({ segmentId: 'segment-c', startFrame: 50, endFrame: 60 }),
    create({ segmentId: 'segment-b', startFrame: 5, endFrame: 90 }),
    create({ segmentId: 'segment-a', startFrame: 5, endFrame: 7 }),
    create(),
    remove(1),
  )
  expect((await list()).map(({ id }) => id)).toEqual(['segment-a', 'segment-b', 'segment-c'])
})

test('every applied edit is one row of the log, numbered, with both sides', async () => {
  await apply(create(), update(1, { endFrame: 30 }), update(1, { endFrame: 40 }))
  await apply(remove(2), restore(3))
  const log = await db().operation.findMany({ orderBy: { sequence: 'asc' } })
  expect(log.map(({ sequence, type, baseVersion }) => [sequence, type, baseVersion])).toEqual([
    [1, 'create', null],
    [2, 'update', 1],
    [3, 'delete', 2],
    [4, 'restore', 3],
  ])
  expect(log[0]).toMatchObject({ before: null, after: { version: 1, endFrame: 20 }, payload: { type: 'create' } })
  expect(log[1]).toMatchObject({ before: { version: 1, endFrame: 20 }, after: { version: 2, endFrame: 30 } })
  expect(await db().annotationDocument.findFirst()).toMatchObject({
    sequence: 4,
    state: 'draft',
    labelSetId: await currentLabelSetId(),
  })
})

test('an operation sent again is a duplicate, told with the segment as it is now', async () => {
  const first = create()
  await apply(first, update(1, { note: 'later' }))
  expect(await apply(first, first)).toMatchObject([
    { id: first.id, status: 'duplicate', segment: { version: 2, note: 'later' } },
    { id: first.id, status: 'duplicate' },
  ])
  expect(await db().operation.count()).toBe(2)
})

test('one batch may hold the same operation twice', async () => {
  const first = create()
  expect((await apply(first, first)).map(({ status }) => status)).toEqual(['applied', 'duplicate'])
})

test('an id with other contents, or on another video, is refused', async () => {
  const first = create()
  await apply(first)
  expect(await apply({ ...first, endFrame: 21 } as Operation)).toMatchObject([
    { status: 'rejected', code: 'operation-id-reused', segment: { endFrame: 20 } },
  ])
  videoId = await createTestVideo()
  expect(await apply(first)).toMatchObject([{ status: 'rejected', code: 'operation-id-reused' }])
  expect(await list()).toEqual([])
})

test('a stale edit is a conflict that carries the server’s segment; after a deletion there is none', async () => {
  await apply(create(), update(1, { endFrame: 30 }))
  const [stale] = await apply(update(1, { endFrame: 40 }))
  expect(stale).toMatchObject({ status: 'conflict', code: 'version-conflict', segment: { version: 2, endFrame: 30 } })
  const [, late] = await apply(remove(2), update(2, { note: 'x' }))
  expect(late).toMatchObject({ status: 'conflict', code: 'segment-deleted' })
  expect(late).not.toHaveProperty('segment')
})

test('a segment of another video is nobody’s to change here', async () => {
  await apply(create())
  videoId = await createTestVideo()
  expect(await apply(create())).toMatchObject([{ status: 'rejected', code: 'segment-exists' }])
  expect([...(await apply(update(1, { note: 'x' }))), ...(await apply(remove(1)))]).toMatchObject([
    { status: 'rejected', code: 'segment-unknown' },
    { status: 'rejected', code: 'segment-unknown' },
  ])
})

test('one refused edit does not stop the ones after it', async () => {
  const results = await apply(
    create({ endFrame: 101 }),
    create(),
    create({ segmentId: 'segment-2', labelId: 'no-such-label' }),
  )
  expect(results.map(({ status, code }) => code ?? status)).toEqual(['span-outside-video', 'applied', 'label-unknown'])
})

test('what stands on an edit that was refused is refused with it, even if its version is right by chance', async () => {
  await apply(create(), update(1, { note: 'theirs' }), update(2, { note: 'theirs, later' }))
  const results = await apply(
    update(1, { endFrame: 40 }),
    update(2, { endFrame: 41 }),
    update(3, { endFrame: 42 }),
    create({ segmentId: 'segment-2' }),
  )
  expect(results.map(({ status, code }) => code ?? status)).toEqual([
    'version-conflict',
    'earlier-refused',
    'earlier-refused',
    'applied',
  ])
  expect(results[2]).toMatchObject({ status: 'conflict', segment: { version: 3, endFrame: 20 } })
  expect(await list()).toMatchObject([{ version: 3, endFrame: 20, note: 'theirs, later' }, { id: 'segment-2' }])
})

const gestureOf = (...operations: Operation[]): Operation[] =>
  operations.map((each) => ({ ...each, gestureId: 'gesture-1' }))

test('a gesture is applied whole: one stands on the other, and its rows of the log are numbered and tied', async () => {
  await apply(create({ endFrame: 40 }))
  const split = gestureOf(
    update(1, { endFrame: 25 }),
    create({ segmentId: 'segment-2', startFrame: 25, endFrame: 40 }),
    update(2, { note: 'first part' }),
  )
  expect((await apply(...split)).map(({ status }) => status)).toEqual(['applied', 'applied', 'applied'])
  expect((await apply(...split)).map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  const log = await db().operation.findMany({ orderBy: { sequence: 'asc' } })
  expect(log.map(({ sequence, gestureId }) => [sequence, gestureId])).toEqual([
    [1, null],
    [2, 'gesture-1'],
    [3, 'gesture-1'],
    [4, 'gesture-1'],
  ])
  expect(await list()).toMatchObject([
    { startFrame: 10, endFrame: 25, version: 3, note: 'first part' },
    { startFrame: 25, endFrame: 40 },
  ])
})

test.each([
  { why: 'a stale part', stale: 1, status: 'conflict', cause: 'version-conflict' },
  { why: 'a part that can never be', stale: 2, status: 'rejected', cause: 'span-outside-video' },
])('of a gesture with $why nothing is applied, and every part says so', async ({ stale, status, cause }) => {
  await apply(create(), update(1, { note: 'theirs' }))
  const results = await apply(
    ...gestureOf(
      create({ segmentId: 'segment-2', startFrame: 15, endFrame: 20 }),
      update(stale, { endFrame: stale === 1 ? 15 : 101 }),
      create({ segmentId: 'segment-3' }),
    ),
    create({ segmentId: 'segment-4', startFrame: 50, endFrame: 60 }),
  )
  expect(results.map((each) => [each.status, each.code])).toEqual([
    [status, 'gesture-refused'],
    [status, cause],
    [status, 'gesture-refused'],
    ['applied', undefined],
  ])
  expect((await list()).map(({ id }) => id)).toEqual(['segment-1', 'segment-4'])
  expect(await db().operation.count()).toBe(3)
})

test('deleting several segments of which one is gone already deletes the rest', async () => {
  await apply(create(), create({ segmentId: 'segment-2' }), remove(1))
  const both = gestureOf(remove(1), operation.parse({ ...remove(1), segmentId: 'segment-2' }))
  expect((await apply(...both)).map(({ status, code }) => code ?? status)).toEqual(['segment-deleted', 'applied'])
  expect(await list()).toEqual([])
})

test('an id that is taken holds its whole gesture up', async () => {
  const first = create()
  await apply(first)
  const reused = { ...first, endFrame: 30 } as Operation
  const results = await apply(...gestureOf(create({ segmentId: 'segment-2' }), reused))
  expect(results.map(({ code }) => code)).toEqual(['gesture-refused', 'operation-id-reused'])
  expect((await list()).map(({ id }) => id)).toEqual(['segment-1'])
})

test('open pages are told which operations were applied, and of nothing else', async () => {
  const told: unknown[] = []
  const stop = listenLive((event) => told.push(event))
  const first = create()
  await apply(first, create({ segmentId: 'segment-2', endFrame: 101 }))
  await apply(first)
  stop()
  expect(told).toEqual([{ event: 'segments', data: { videoId, operationIds: [first.id] } }])
})

test('submitted work is closed, returned work is open', async () => {
  await apply(create())
  await db().annotationDocument.updateMany({ data: { state: 'submitted' } })
  expect(await apply(remove(1))).toMatchObject([
    { status: 'rejected', code: 'document-closed', segment: { version: 1 } },
  ])
  await db().annotationDocument.updateMany({ data: { state: 'returned' } })
  expect(await apply(remove(1))).toMatchObject([{ status: 'applied' }])
})

test('frames are counted in the processed footage where there is some', async () => {
  videoId = await createTestVideo({ kinds: ['raw', 'processed'], frameCount: 50 })
  const results = await apply(create({ endFrame: 50 }), create({ segmentId: 'segment-2', endFrame: 51 }))
  expect(results.map(({ status, code }) => code ?? status)).toEqual(['applied', 'span-outside-video'])
})

test('without a frame index nothing is applied, and the answer says why', async () => {
  await db().frameIndex.deleteMany()
  expect(await applyOperations(videoId, [create()], 'local')).toMatchObject({ ok: false, error: { code: 'not-ready' } })
  await db().video.updateMany({ data: { deletedAt: new Date() } })
  expect(await applyOperations(videoId, [create()], 'local')).toMatchObject({
    ok: false,
    error: { code: 'video-not-found' },
  })
})

test('of many edits of one version sent at once exactly one is applied', async () => {
  await apply(create())
  const results = (
    await Promise.all(Array.from({ length: 20 }, (_, i) => apply(update(1, { note: String(i) }))))
  ).flat()
  expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1)
  expect(results.filter(({ code }) => code === 'version-conflict')).toHaveLength(19)
})

test('the same operation sent twenty times at once is applied once', async () => {
  const first = create()
  const results = (await Promise.all(Array.from({ length: 20 }, () => apply(first)))).flat()
  expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1)
  expect(results.filter(({ status }) => status === 'duplicate')).toHaveLength(19)
  expect(await db().annotationDocument.count()).toBe(1)
})

/** Edits version after version as fast as it can, in a process and over a connection of its own. */
const RIVAL = `
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { closeDb } from '@/lib/server/db/client'
const [videoId, name] = process.argv.slice(-2)
let applied = 0
for (let version = 1; version <= 40; version++) {
  const edit = { id: name + '-edit-' + version, type: 'update', segmentId: 'segment-1', baseVersion: version, changes: { note: name } }
  const answer = await applyOperations(videoId, [edit], 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  if (answer.value.results[0].status === 'applied') applied++
}
await closeDb()
console.log(applied)
`

test('two processes that edit the same versions at once never both succeed', async () => {
  await apply(create())
  const rivals = ['anna', 'bert'].map((name) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', RIVAL, videoId, name], {
      env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    return once(child, 'close').then(([code]) => ({ code, applied: Number(output) }))
  })
  const [anna, bert] = await Promise.all(rivals)
  expect([anna?.code, bert?.code]).toEqual([0, 0])
  const log = await db().operation.findMany({ orderBy: { sequence: 'asc' } })
  expect(log.map(({ baseVersion }) => baseVersion)).toEqual([null, ...Array.from({ length: 40 }, (_, i) => i + 1)])
  expect((anna?.applied ?? 0) + (bert?.applied ?? 0)).toBe(40)
  expect((await list())[0]).toMatchObject({ version: 41 })
})
