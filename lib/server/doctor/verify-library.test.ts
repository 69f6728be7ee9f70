import { execFileSync } from 'node:child_process'
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeFinding } from '@/lib/doctor/describe-finding'
import { type DoctorEvent, type DoctorRequest, doctorEvent } from '@/lib/doctor/doctor-event'
import { decodeFrameIndex, encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { testFrameIndex } from '@/lib/server/db/test-video'
import { importVideo } from '@/lib/server/ingest/import-video'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { mediaPath } from '@/lib/server/storage/media-path'
import { placeClip } from './test-placed-clip'
import { verifyLibrary } from './verify-library'

let library: TestLibrary
let folder: string
/** Made once: a raw clip and what could be its processed twin, with a longer and a short one. */
let clips: { raw: string; processed: string; longer: string; short: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-doctor-'))
  const clip = (name: string, changes = {}) => makeTestClip(join(folder, `${name}.mp4`), changes)
  clips = {
    raw: await clip('raw'),
    processed: await clip('processed', { noise: 2 }),
    longer: await clip('longer', { ...constantTimes(41, 512), noise: 3 }),
    short: await clip('short', constantTimes(3, 512)),
  }
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  library = await createTestLibrary()
})
afterEach(() => library.close())

const storedPath = async (variant: 'raw' | 'processed' = 'raw') =>
  mediaPath((await db().rendition.findFirstOrThrow({ where: { variant: { kind: variant } } })).storageKey)

const reimport = (path: string, variant: 'raw' | 'processed' = 'raw') =>
  importVideo({ path, variant, anonymized: false, userId: 'local' })

/** What doctor finds: codes, totals, and what became of quarantines. */
async function doctor(request: Partial<DoctorRequest> = {}) {
  const events: DoctorEvent[] = []
  // Through the schema, as every event goes that reaches a client.
  await verifyLibrary({ fix: false, deep: false, ...request }, { onEvent: (e) => events.push(doctorEvent.parse(e)) })
  const videos = events.flatMap((event) => (event.event === 'verified' ? [event.video] : []))
  const unrecorded = events.flatMap((event) => (event.event === 'unrecorded' ? [event.finding] : []))
  const findings = [...videos.flatMap((video) => video.findings), ...unrecorded]
  const last = events.at(-1)
  return {
    events,
    findings,
    codes: findings.map(({ fault }) => fault.code),
    quarantine: videos.map((video) => video.quarantine),
    totals: last?.event === 'finished' ? last.totals : null,
  }
}

const GOOD = { total: 1, valid: 1, invalid: 0 }
const BAD = { total: 1, valid: 0, invalid: 1 }

/** Overwrites the file with as many other bytes. */
async function overwrite(path: string): Promise<void> {
  await chmod(path, 0o600)
  await writeFile(path, Buffer.alloc((await stat(path)).size, 7))
}

test('an empty library has nothing to say', async () => {
  expect(await doctor()).toMatchObject({ codes: [], totals: { total: 0, valid: 0, invalid: 0 } })
})

test.each([
  { what: 'as imported', damage: async () => {}, codes: [], totals: GOOD },
  { what: 'missing', damage: (path: string) => rm(path), codes: ['file-missing'], totals: BAD },
  {
    what: 'missing with its folder',
    damage: (path: string) => rm(dirname(path), { recursive: true }),
    codes: ['file-missing'],
    totals: BAD,
  },
  { what: 'truncated', damage: (path: string) => truncate(path, 1000), codes: ['size-changed'], totals: BAD },
  { what: 'longer', damage: (path: string) => appendFile(path, 'x'), codes: ['size-changed'], totals: BAD },
  { what: 'garbage of the same size', damage: overwrite, codes: ['bytes-changed'], totals: BAD },
  { what: 'only touched', damage: (path: string) => utimes(path, 1, 1), codes: [], totals: GOOD },
  {
    what: 'a link to the same bytes',
    damage: async (path: string) => {
      const away = join(library.root, 'elsewhere')
      await rename(path, away)
      await symlink(away, path)
    },
    codes: ['not-a-file'],
    totals: BAD,
  },
  {
    what: 'a folder',
    damage: async (path: string) => {
      await rm(path)
      await mkdir(path)
    },
    codes: ['not-a-file'],
    totals: BAD,
  },
  {
    what: 'a FIFO',
    damage: async (path: string) => {
      await rm(path)
      execFileSync('mkfifo', [path])
    },
    codes: ['not-a-file'],
    totals: BAD,
  },
])('a stored file that is $what: $codes', async ({ damage, codes, totals }) => {
  await placeClip(clips.raw)
  await chmod(await storedPath(), 0o600)
  await damage(await storedPath())
  expect(await doctor()).toMatchObject({ codes, totals })
})

test('garbage of the same size and modification time is found where everything is read', async () => {
  await placeClip(clips.raw)
  const path = await storedPath()
  await overwrite(path)
  const { mtimeNs } = await stat(path, { bigint: true })
  await db().rendition.updateMany({ data: { mtimeNs } })
  // Not hashed, but the media engine cannot read it either.
  expect(await doctor()).toMatchObject({ codes: ['undecodable'], totals: BAD })
  expect(await doctor({ deep: true })).toMatchObject({ codes: ['bytes-changed'], totals: BAD })
})

/** Makes the record of the raw original one of the file at `path`, as if that had been imported. */
async function pointRecordTo(path: string): Promise<void> {
  const stored = await storedPath()
  await rm(stored)
  await copyFile(path, stored)
  const { size, mtimeNs } = await stat(stored, { bigint: true })
  await db().rendition.updateMany({ data: { sizeBytes: size, mtimeNs } })
}

test('a record of three frames', async () => {
  await placeClip(clips.raw)
  await pointRecordTo(clips.short)
  await db().rendition.updateMany({ data: { frameCount: 3 } })
  await db().frameIndex.updateMany({ data: { bytes: testFrameIndex(3), frameCount: 3 } })
  const { codes, findings } = await doctor()
  expect(codes[0]).toBe('too-few-frames')
  expect(findings[0] && describeFinding(findings[0]).reason).toBe(
    'The raw file has 3 frames; at least 10 are needed to label it.',
  )
})

test('a record that says another number of frames than the file has', async () => {
  await placeClip(clips.raw)
  await pointRecordTo(clips.longer)
  expect(await doctor()).toMatchObject({ codes: ['frame-count-changed'], totals: BAD })
})

test('a file whose headers are whole but whose pictures do not decode', async () => {
  await placeClip(clips.raw)
  const bytes = await readFile(clips.raw)
  const data = bytes.indexOf('mdat') + 4
  // 2000 bytes in: behind the parameter sets, within the first pictures; the lengths of the packets stay in the table.
  const broken = Buffer.concat([bytes.subarray(0, data), Buffer.alloc(bytes.length - data, 0xff)])
  const tableFirst = bytes.indexOf('moov') < data
  if (!tableFirst) bytes.copy(broken, bytes.indexOf('moov') - 4, bytes.indexOf('moov') - 4)
  const path = join(library.root, 'broken.mp4')
  await writeFile(path, broken)
  await pointRecordTo(path)
  expect(await doctor()).toMatchObject({ codes: ['undecodable'], totals: BAD })
})

test.each([
  { what: 'is missing', change: () => db().frameIndex.deleteMany(), code: 'index-damaged' },
  {
    what: 'is damaged',
    change: () => db().frameIndex.updateMany({ data: { bytes: Uint8Array.of(1, 2, 3) } }),
    code: 'index-damaged',
  },
  {
    what: 'has another length',
    change: () => db().frameIndex.updateMany({ data: { bytes: testFrameIndex(99) } }),
    code: 'index-count-differs',
  },
  {
    what: 'has other times',
    change: () =>
      db()
        .frameIndex.updateMany({ data: { bytes: testFrameIndex(40).slice() } })
        .then(shiftIndex),
    code: 'index-times-differ',
  },
])('a frame index that $what: $code', async ({ change, code }) => {
  await placeClip(clips.raw)
  await change()
  expect(await doctor()).toMatchObject({ codes: [code], totals: BAD })
})

test('importing again makes a lost frame index anew, and lifts the quarantine', async () => {
  const videoId = await placeClip(clips.raw)
  await db().frameIndex.deleteMany()
  expect(await doctor({ fix: true })).toMatchObject({ quarantine: ['set'] })
  expect((await reimport(clips.raw)).reason).toMatch(/measured again; its quarantine is lifted/)
  expect(await db().frameIndex.count({ where: { variant: { videoId }, frameCount: 40 } })).toBe(1)
})

/** Shows every frame of the stored index one tick later. */
async function shiftIndex(): Promise<void> {
  const { bytes } = await db().frameIndex.findFirstOrThrow()
  const index = decodeFrameIndex(bytes)
  if (!index.ok) throw new Error(index.error)
  const pts = index.value.pts.map((value) => value + 1)
  const endPts = (index.value.endPts + 1) as typeof index.value.endPts
  await db().frameIndex.updateMany({ data: { bytes: encodeFrameIndex({ ...index.value, pts, endPts }) } })
}

test('a record without footage, and one without a file', async () => {
  await db().video.create({ data: { title: 'Nothing' } })
  await db().video.create({ data: { title: 'Half', variants: { create: { kind: 'raw' } } } })
  expect(await doctor()).toMatchObject({
    codes: expect.arrayContaining(['no-footage', 'no-footage', 'index-damaged']),
    totals: { total: 2, valid: 0, invalid: 2 },
  })
})

test('twins that agree are valid; an anonymization that is not recorded is only noted', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  expect(await doctor()).toMatchObject({ codes: [], totals: GOOD })
  await db().variant.updateMany({ where: { kind: 'processed' }, data: { anonymizedAt: null } })
  expect(await doctor({ fix: true })).toMatchObject({
    codes: ['anonymization-unrecorded'],
    totals: GOOD,
    quarantine: ['none'],
  })
})

test('processed footage that is the raw footage', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  const raw = await db().rendition.findFirstOrThrow({ where: { variant: { kind: 'raw' } } })
  await rm(await storedPath('processed'))
  await copyFile(clips.raw, mediaPath('original/copy'))
  const { sha256, sizeBytes, mtimeNs } = raw
  await db().rendition.updateMany({
    where: { variant: { kind: 'processed' } },
    data: { sha256, sizeBytes, mtimeNs, storageKey: 'original/copy' },
  })
  expect(await doctor({ fix: true })).toMatchObject({ codes: ['twin-identical'], totals: BAD, quarantine: ['set'] })
})

test('processed footage of another length than the raw', async () => {
  await placeClip(clips.raw)
  const other = await placeClip(clips.longer, 'processed')
  const { id } = await db().video.findFirstOrThrow({ where: { id: { not: other } } })
  await db().variant.updateMany({ where: { kind: 'processed' }, data: { videoId: id } })
  await db().video.delete({ where: { id: other } })
  const { codes, findings, totals } = await doctor()
  expect({ codes, totals }).toEqual({ codes: ['twin-mismatch'], totals: BAD })
  expect(findings[0] && describeFinding(findings[0]).reason).toMatch(/41 frames, the raw video 40/)
})

test('files without a record are found wherever they lie; those of deleted videos have one', async () => {
  const videoId = await placeClip(clips.raw)
  await db().video.update({ where: { id: videoId }, data: { deletedAt: new Date() } })
  await mkdir(join(dataFolder().media, 'somewhere', 'deep'), { recursive: true })
  await writeFile(join(dataFolder().media, 'somewhere', 'deep', 'lost.mp4'), '12345')
  await symlink('/etc', join(dataFolder().media, 'link'))
  const { findings, totals } = await doctor({ fix: true })
  expect(findings.map(({ fault }) => fault)).toEqual([
    { code: 'orphan', path: 'link', sizeBytes: expect.any(Number) },
    { code: 'orphan', path: 'somewhere/deep/lost.mp4', sizeBytes: 5 },
  ])
  expect(totals).toEqual({ total: 0, valid: 0, invalid: 0 })
  expect(await readFile(join(dataFolder().media, 'somewhere', 'deep', 'lost.mp4'), 'utf8')).toBe('12345')
})

test('a dry run changes nothing; --fix quarantines and, once mended, lifts; what was touched is remembered', async () => {
  const videoId = await placeClip(clips.raw)
  const path = await storedPath()
  await rename(path, `${path}.away`)
  const standing = () =>
    db().video.findUniqueOrThrow({ where: { id: videoId }, select: { quarantinedAt: true, quarantineReason: true } })

  expect(await doctor()).toMatchObject({ quarantine: ['none'] })
  expect(await standing()).toEqual({ quarantinedAt: null, quarantineReason: null })
  expect(await doctor({ fix: true })).toMatchObject({ codes: ['file-missing', 'orphan'], quarantine: ['set'] })
  const set = await standing()
  expect(set).toEqual({
    quarantinedAt: expect.any(Date),
    quarantineReason: 'The raw file is gone from the library’s folder. Found by doctor.',
  })
  expect(await doctor({ fix: true })).toMatchObject({ quarantine: ['already'] })
  expect(await standing()).toEqual(set)

  await rename(`${path}.away`, path)
  await utimes(path, 1, 1)
  expect(await doctor()).toMatchObject({ codes: ['quarantine-outdated'], totals: GOOD, quarantine: ['already'] })
  expect(await standing()).toEqual(set)
  expect(await doctor({ fix: true })).toMatchObject({ totals: GOOD, quarantine: ['lifted'] })
  expect(await standing()).toEqual({ quarantinedAt: null, quarantineReason: null })
  expect(await db().rendition.findFirst()).toMatchObject({ mtimeNs: 1_000_000_000n })
})

test('a quarantine that somebody else set is noted and left alone', async () => {
  const videoId = await placeClip(clips.raw)
  const reason = 'The patient withdrew consent.'
  await db().video.update({ where: { id: videoId }, data: { quarantinedAt: new Date(1), quarantineReason: reason } })
  expect(await doctor({ fix: true })).toMatchObject({ codes: ['quarantined-otherwise'], totals: GOOD })
  await rm(await storedPath())
  expect(await doctor({ fix: true })).toMatchObject({ quarantine: ['none'], totals: BAD })
  await reimport(clips.raw)
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantineReason: reason })
})

test.each([
  { what: 'missing', damage: (path: string) => rm(path) },
  { what: 'truncated', damage: (path: string) => truncate(path, 1000) },
  { what: 'of the same size with other bytes', damage: overwrite },
])('importing the original again mends a video whose file is $what, and lifts the quarantine', async ({ damage }) => {
  const videoId = await placeClip(clips.raw)
  const path = await storedPath()
  await chmod(path, 0o600)
  await damage(path)
  expect(await doctor({ fix: true })).toMatchObject({ quarantine: ['set'], totals: BAD })
  const outcome = await reimport(clips.raw)
  expect(outcome).toMatchObject({ status: 'duplicate', videoId, reason: expect.stringMatching(/quarantine is lifted/) })
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantinedAt: null })
  expect((await readFile(path)).equals(await readFile(clips.raw))).toBe(true)
})

test('importing one of two damaged files does not lift the quarantine yet', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  await rm(await storedPath('raw'))
  await rm(await storedPath('processed'))
  await doctor({ fix: true })
  await reimport(clips.raw)
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({
    quarantineReason: 'The processed file is gone from the library’s folder. Found by doctor.',
  })
  await reimport(clips.processed, 'processed')
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantinedAt: null })
})

test('records nobody can make sense of are findings, not failures', async () => {
  await placeClip(clips.raw)
  await db().rendition.updateMany({ data: { storageKey: '../../etc/passwd', sizeBytes: -1n, timebaseDen: 0 } })
  expect(await doctor()).toMatchObject({ codes: ['file-missing', 'orphan'], totals: BAD })
  await db().$executeRaw`UPDATE "Video" SET "updatedAt" = 'not a date'`
  expect(await doctor({ fix: true })).toMatchObject({ totals: BAD })
})

test('an aborted verification says no totals', async () => {
  await placeClip(clips.raw)
  const cancelled = new AbortController()
  const events: string[] = []
  await verifyLibrary(
    { fix: true, deep: true },
    {
      signal: cancelled.signal,
      onEvent: ({ event }) => {
        events.push(event)
        if (event === 'progress') cancelled.abort()
      },
    },
  )
  expect(new Set(events)).toEqual(new Set(['planned', 'progress']))
})
