import { execFileSync } from 'node:child_process'
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeFinding } from '@/lib/doctor/describe-finding'
import { decodeFrameIndex, encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { testFrameIndex } from '@/lib/server/db/test-video'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { mediaPath } from '@/lib/server/storage/media-path'
import { BAD, GOOD, makeDoctorClips, overwrite, runDoctor, storedPath } from './test-doctor'
import { placeClip } from './test-placed-clip'

let library: TestLibrary
let clips: Awaited<ReturnType<typeof makeDoctorClips>>

beforeAll(async () => {
  clips = await makeDoctorClips()
})
afterAll(() => clips.remove())
beforeEach(async () => {
  library = await createTestLibrary()
})
afterEach(() => library.close())

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
  expect(await runDoctor()).toMatchObject({ codes, totals })
})

test.skipIf(process.getuid?.() === 0)('a stored file that may not be read', async () => {
  await placeClip(clips.raw)
  await chmod(await storedPath(), 0)
  expect(await runDoctor()).toMatchObject({ codes: ['file-unreadable'], totals: BAD })
})

test('a media folder that is not there: every video is missing, and the folder is named', async () => {
  await placeClip(clips.raw)
  await rm(dataFolder().media, { recursive: true })
  expect(await runDoctor()).toMatchObject({ codes: ['file-missing', 'file-missing', 'folder-unreadable'], totals: BAD })
})

test('garbage of the same size and modification time is found where everything is read', async () => {
  await placeClip(clips.raw)
  const path = await storedPath()
  await overwrite(path)
  const { mtimeNs } = await stat(path, { bigint: true })
  await db().rendition.updateMany({ where: { kind: 'original' }, data: { mtimeNs } })
  // Not hashed, but the media engine cannot read it either.
  expect(await runDoctor()).toMatchObject({ codes: ['undecodable'], totals: BAD })
  expect(await runDoctor({ deep: true })).toMatchObject({ codes: ['bytes-changed'], totals: BAD })
})

/** Makes the record of the raw original one of the file at `path`, as if that had been imported. */
async function pointRecordTo(path: string): Promise<void> {
  const stored = await storedPath()
  await rm(stored)
  await copyFile(path, stored)
  const { size, mtimeNs } = await stat(stored, { bigint: true })
  await db().rendition.updateMany({ where: { kind: 'original' }, data: { sizeBytes: size, mtimeNs } })
}

test('a record of three frames', async () => {
  await placeClip(clips.raw)
  await pointRecordTo(clips.short)
  await db().rendition.updateMany({ data: { frameCount: 3 } })
  await db().frameIndex.updateMany({ data: { bytes: testFrameIndex(3), frameCount: 3 } })
  const { codes, findings } = await runDoctor()
  expect(codes[0]).toBe('too-few-frames')
  expect(findings[0] && describeFinding(findings[0]).reason).toBe(
    'The raw file has 3 frames; at least 10 are needed to label it.',
  )
})

test('a record that says another number of frames than the file has', async () => {
  await placeClip(clips.raw)
  await pointRecordTo(clips.longer)
  expect(await runDoctor()).toMatchObject({ codes: ['frame-count-changed'], totals: BAD })
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
  expect(await runDoctor()).toMatchObject({ codes: ['undecodable'], totals: BAD })
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
    // By the original and by the scrub copy.
    code: ['index-times-differ', 'index-times-differ'],
  },
])('a frame index that $what: $code', async ({ change, code }) => {
  await placeClip(clips.raw)
  await change()
  expect(await runDoctor()).toMatchObject({ codes: [code].flat(), totals: BAD })
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
  expect(await runDoctor()).toMatchObject({
    codes: expect.arrayContaining(['no-footage', 'no-footage', 'index-damaged']),
    totals: { total: 2, valid: 0, invalid: 2 },
  })
})

test('twins that agree are valid; an anonymization that is not recorded is only noted', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  await db().variant.updateMany({ where: { kind: 'processed' }, data: { anonymizedAt: null } })
  expect(await runDoctor({ fix: true })).toMatchObject({
    codes: ['anonymization-unrecorded'],
    totals: GOOD,
    quarantine: ['none'],
  })
})

test('processed footage that is the raw footage', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  const raw = await db().rendition.findFirstOrThrow({ where: { kind: 'original', variant: { kind: 'raw' } } })
  await rm(await storedPath('processed'))
  await copyFile(clips.raw, mediaPath('original/copy'))
  const { sha256, sizeBytes, mtimeNs } = raw
  await db().rendition.updateMany({
    where: { kind: 'original', variant: { kind: 'processed' } },
    data: { sha256, sizeBytes, mtimeNs, storageKey: 'original/copy' },
  })
  expect(await runDoctor({ fix: true })).toMatchObject({ codes: ['twin-identical'], totals: BAD, quarantine: ['set'] })
})

test('processed footage of another length than the raw', async () => {
  await placeClip(clips.raw)
  const other = await placeClip(clips.longer, 'processed')
  const { id } = await db().video.findFirstOrThrow({ where: { id: { not: other } } })
  await db().variant.updateMany({ where: { kind: 'processed' }, data: { videoId: id } })
  await db().video.delete({ where: { id: other } })
  const { codes, findings, totals } = await runDoctor()
  expect({ codes, totals }).toEqual({ codes: ['twin-mismatch'], totals: BAD })
  expect(findings[0] && describeFinding(findings[0]).reason).toMatch(/41 frames, the raw video 40/)
})

test('a scrub copy that is gone is worth knowing, and keeps nobody from labeling', async () => {
  await placeClip(clips.raw)
  const { storageKey } = await db().rendition.findFirstOrThrow({ where: { kind: 'scrub' } })
  await rm(mediaPath(storageKey))
  const { codes, findings, totals, quarantine } = await runDoctor({ fix: true })
  expect({ codes, totals, quarantine }).toEqual({ codes: ['file-missing'], totals: GOOD, quarantine: ['none'] })
  expect(findings[0] && describeFinding(findings[0]).remedy).toMatch(/framemark reindex/)
})
