import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { claimJob, releaseLeases } from './claim-job'
import { cancelJob, listJobs, retryJob } from './manage-jobs'
import { describeLibrary, ended, queueImport, whenJob } from './test-jobs'
import { tidyJobs } from './tidy-jobs'
import { startWorker, type Worker } from './worker'

// Each of these imports whole films, some of them twice.
vi.setConfig({ testTimeout: 180_000 })

let library: TestLibrary
let worker: Worker | undefined

beforeEach(async () => {
  library = await createTestLibrary()
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await library.close()
})

const clip = (name: string, changes = {}) => makeTestClip(join(library.root, name), changes)
const start = (options = {}) => {
  worker = startWorker(options)
}

test('a job takes its steps in order, each of them to its end, and leaves a video with its scrub copy', async () => {
  const queued = await queueImport(await clip('one.mp4'))
  expect(queued).toMatchObject({ state: 'queued', outcome: null, attempts: 0 })
  start()
  const job = await ended(queued)
  expect(job).toMatchObject({ state: 'succeeded', outcome: { status: 'imported' }, attempts: 0, trouble: null })
  expect(job.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'store done',
    'verify done',
    'probe done',
    'index done',
    'convert skipped',
    'scrub done',
    'poster done',
    'twin-check done',
  ])
  const { files, variants } = await describeLibrary()
  expect(files).toHaveLength(2)
  expect(variants[0]?.renditions.map(({ kind, frameCount }) => [kind, frameCount])).toEqual([
    ['original', 40],
    ['scrub', 40],
  ])
  await expect.poll(() => readdir(dataFolder().jobs)).toEqual([])
})

test('what is no video ends with the reason and is not tried again', async () => {
  await writeFile(join(library.root, 'text.mp4'), 'no video')
  start()
  const [text, short] = await Promise.all([
    queueImport(join(library.root, 'text.mp4')).then(ended),
    queueImport(await clip('short.mp4', constantTimes(3, 512))).then(ended),
  ])
  expect(text).toMatchObject({ state: 'failed', attempts: 1, outcome: { status: 'invalid' } })
  expect(short).toMatchObject({
    state: 'failed',
    outcome: { status: 'invalid', reason: expect.stringMatching(/3 frames/) },
  })
  expect(await describeLibrary()).toEqual({ files: [], variants: [] })
  await expect.poll(() => readdir(dataFolder().jobs)).toEqual([])
})

test('the same file in two jobs at once is one video', async () => {
  const path = await clip('twice.mp4')
  start()
  const jobs = await Promise.all([queueImport(path).then(ended), queueImport(path).then(ended)])
  expect(jobs.map(({ outcome }) => outcome?.status).sort()).toEqual(['duplicate', 'imported'])
  expect(await db().video.count()).toBe(1)
})

test('an engine that is killed fails one attempt; the next one makes the same video', async () => {
  const job = await queueImport(await clip('crash.mp4', { ...constantTimes(2000, 512), noise: 4 }))
  start()
  await whenJob(job, ({ steps }) => steps.some(({ id, fraction }) => id === 'scrub' && fraction > 0))
  for (const pid of await enginesOf(process.pid)) process.kill(pid, 'SIGKILL')
  const waiting = await whenJob(job, ({ state }) => state === 'queued')
  expect(waiting).toMatchObject({
    attempts: 1,
    trouble: expect.stringMatching(/crashed.*SIGKILL/),
    nextAttemptAt: expect.any(String),
  })
  expect(await ended(job)).toMatchObject({ state: 'succeeded', attempts: 1, outcome: { status: 'imported' } })
})

test('a cancelled job ends at once and leaves nothing; it can be tried again', async () => {
  const path = await clip('cancelled.mp4', { ...constantTimes(2000, 512), noise: 5 })
  const job = await queueImport(path)
  start()
  await whenJob(job, ({ steps }) => steps.some(({ id, fraction }) => id === 'scrub' && fraction > 0))
  await cancelJob(job.id)
  expect(await ended(job)).toMatchObject({
    state: 'cancelled',
    outcome: { reason: expect.stringMatching(/cancelled/) },
  })
  expect(await describeLibrary()).toEqual({ files: [], variants: [] })
  await expect.poll(() => readdir(dataFolder().jobs)).toEqual([])
  expect(await retryJob(job.id)).toMatchObject({ ok: true, value: { state: 'queued', outcome: null } })
  expect(await ended(job)).toMatchObject({ state: 'succeeded' })
  expect(await retryJob(job.id)).toMatchObject({ ok: false, error: { code: 'version-conflict' } })
})

test('a queued job that is cancelled never begins', async () => {
  const job = await queueImport(await clip('never.mp4'))
  expect(await cancelJob(job.id)).toMatchObject({ ok: true, value: { state: 'cancelled' } })
  start()
  expect(await claimJob('somebody', { except: [] })).toBeNull()
})

test('a worker that is stopped gives its jobs back, and the next one ends them', async () => {
  const job = await queueImport(await clip('stopped.mp4', { ...constantTimes(2000, 512), noise: 6 }))
  start()
  await whenJob(job, ({ steps }) => steps.some(({ id, fraction }) => id === 'scrub' && fraction > 0))
  await worker?.stop()
  expect((await listJobs({ state: 'active', limit: 10 }, OWNER)).jobs).toMatchObject([
    { id: job.id, state: 'queued', attempts: 0 },
  ])
  start()
  expect(await ended(job)).toMatchObject({ state: 'succeeded', attempts: 0 })
})

test('a job is run by one worker; a lease that ran out is anybody’s', async () => {
  await queueImport(await clip('leased.mp4'))
  const claims = await Promise.all(['a', 'b', 'c'].map((owner) => claimJob(owner, { except: [] })))
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
  await db().job.updateMany({ data: { leaseUntil: new Date(Date.now() - 1000) } })
  expect(await claimJob('d', { except: [] })).toMatchObject({ leaseOwner: 'd' })
  await releaseLeases()
  expect(await claimJob('e', { except: [] })).toMatchObject({ leaseOwner: 'e' })
})

test('processed footage waits for its raw footage; without it there is nothing to compare it with', async () => {
  const first = await queueImport(join(library.root, 'nothing.mp4'))
  const second = await queueImport(await clip('p.mp4', { noise: 7 }), { variant: 'processed', afterJobId: first.id })
  start()
  expect(await ended(first)).toMatchObject({
    outcome: { status: 'failed', reason: expect.stringMatching(/no such file/i) },
  })
  expect(await ended(second)).toMatchObject({
    outcome: { status: 'failed', reason: expect.stringMatching(/raw file was not/) },
  })
})

test('two halves of a pair find each other by name, in whichever order they come', async () => {
  const raw = await clip('case 7_raw.mp4')
  const processed = await clip('Case 7-anonymized.mp4', { noise: 8 })
  start()
  const jobs = await Promise.all([
    queueImport(processed, { variant: 'processed', anonymized: true, pairsByName: true }).then(ended),
    queueImport(raw, { pairsByName: true }).then(ended),
  ])
  expect(jobs[0]?.videoId).toBe(jobs[1]?.videoId)
  expect(await db().variant.findMany({ select: { kind: true }, orderBy: { kind: 'asc' } })).toHaveLength(2)
  // Whichever came first: the name of the raw file may say who is seen.
  expect(await db().video.findMany({ select: { title: true } })).toEqual([{ title: 'Case 7-anonymized' }])
  const longer = await clip('case 8.mp4', { noise: 9 })
  await queueImport(longer, { pairsByName: true }).then(ended)
  const other = await clip('case 8_blurred.mp4', { ...constantTimes(39, 512), noise: 10 })
  expect(await queueImport(other, { variant: 'processed', pairsByName: true }).then(ended)).toMatchObject({
    outcome: { status: 'invalid', reason: expect.stringMatching(/39 frames, the raw video 40/) },
  })
})

test('other bytes than were announced are refused; a taken file is moved, and gone when it is no video', async () => {
  const path = await clip('sent.mp4')
  const taken = join(dataFolder().temporary, 'upload')
  await copyFile(path, taken)
  start()
  const file = { kind: 'taken', path: taken } as const
  const damaged = await queueImport(path, { source: 'upload', file, expectedSha256: '0'.repeat(64) }).then(ended)
  expect(damaged).toMatchObject({ outcome: { status: 'failed', reason: expect.stringMatching(/SHA-256 differs/) } })
  await writeFile(taken, 'no video')
  expect(await queueImport(path, { source: 'upload', file }).then(ended)).toMatchObject({
    outcome: { status: 'invalid' },
  })
  await expect(readFile(taken)).rejects.toThrow('ENOENT')
  await copyFile(path, taken)
  expect(await queueImport(path, { source: 'upload', file }).then(ended)).toMatchObject({
    outcome: { status: 'imported' },
  })
  await expect(readFile(taken)).rejects.toThrow('ENOENT')
})

test('a file of the inbox is moved into the library, or to the refused ones with the reason beside it', async () => {
  const { inbox } = dataFolder()
  await mkdir(join(inbox, 'raw'), { recursive: true })
  const good = await clip('inbox/raw/good.mp4')
  await writeFile(join(inbox, 'bad.mp4'), 'no video')
  start()
  const from = (path: string) => queueImport(path, { source: 'inbox', file: { kind: 'inbox', path } }).then(ended)
  expect(await from(good)).toMatchObject({ outcome: { status: 'imported' } })
  expect(await from(join(inbox, 'bad.mp4'))).toMatchObject({ outcome: { status: 'invalid' } })
  expect(await readdir(join(inbox, 'raw'))).toEqual([])
  expect((await readdir(join(inbox, 'refused'))).sort()).toEqual(['bad.mp4', 'bad.mp4.reason.txt'])
  expect(await readFile(join(inbox, 'refused', 'bad.mp4.reason.txt'), 'utf8')).toMatch(/not a video/)
  expect(await readFile(join(inbox, 'refused', 'bad.mp4'), 'utf8')).toBe('no video')
  await rm(join(inbox, 'refused'), { recursive: true })
})

test('another file that takes the name of one that waits or is worked on is not touched, and is imported on its own', async () => {
  const { inbox } = dataFolder()
  const path = join(inbox, 'cap.mp4')
  const from = () => queueImport(path, { source: 'inbox', file: { kind: 'inbox', path } })
  await copyFile(await clip('first.mp4'), path)
  const first = await from()
  await rm(path)
  await copyFile(await clip('second.mp4', { noise: 11 }), path)
  start()
  // Its own file is gone: the job does not take the other one for it.
  expect(await ended(first)).toMatchObject({ outcome: { status: 'failed', reason: expect.stringMatching(/replaced/) } })
  const second = await from()
  await whenJob(second, ({ steps }) => steps.some(({ id, state }) => id === 'store' && state === 'done'))
  await writeFile(path, 'a third one comes meanwhile')
  expect(await ended(second)).toMatchObject({ outcome: { status: 'imported' } })
  expect(await readFile(path, 'utf8')).toBe('a third one comes meanwhile')
})

test('a refused file with a name as long as names can be is put aside with its reason, twice', async () => {
  const { inbox } = dataFolder()
  const name = `${'ü'.repeat(125)}.mp4`
  start()
  for (const content of ['no video', 'no video either']) {
    await writeFile(join(inbox, name), content)
    const file = { kind: 'inbox', path: join(inbox, name) } as const
    await queueImport(file.path, { source: 'inbox', file }).then(ended)
  }
  const refused = await readdir(join(inbox, 'refused'))
  expect(refused.filter((each) => each.endsWith('.reason.txt'))).toHaveLength(2)
  expect(refused.filter((each) => each.endsWith('.mp4'))).toHaveLength(2)
  expect(await readdir(dataFolder().jobs)).toEqual([])
})

test('a file of the inbox that failed can be tried again from where it was put', async () => {
  const { inbox } = dataFolder()
  const path = join(inbox, 'retried.mp4')
  await copyFile(await clip('retried.mp4'), path)
  start()
  const file = { kind: 'inbox', path } as const
  const job = await queueImport(path, { source: 'inbox', file, expectedSha256: '0'.repeat(64) }).then(ended)
  expect(job).toMatchObject({ state: 'failed' })
  const record = await db().job.findUniqueOrThrow({ where: { id: job.id } })
  const { expectedSha256: _, ...input } = record.input as Record<string, never>
  await db().job.update({ where: { id: job.id }, data: { input } })
  expect(await retryJob(job.id)).toMatchObject({ ok: true })
  expect(await ended(job)).toMatchObject({ state: 'succeeded' })
  await expect.poll(() => readdir(join(inbox, 'refused'))).toEqual([])
})

test('what a job had taken that no record tells of is put aside, not deleted', async () => {
  await mkdir(join(dataFolder().jobs, 'unknown'))
  await writeFile(join(dataFolder().jobs, 'unknown', 'original'), 'the only copy')
  await mkdir(join(dataFolder().jobs, 'empty'))
  await tidyJobs()
  expect(await readdir(dataFolder().jobs)).toEqual([])
  expect(await readFile(join(dataFolder().inbox, 'refused', 'unknown'), 'utf8')).toBe('the only copy')
})

test('a worker finds its own job behind hundreds of others', async () => {
  const others = Array.from({ length: 250 }, (_, n) => ({
    kind: 'import',
    source: 'command-line',
    fileName: `${n}.mp4`,
    variant: 'raw' as const,
    input: {},
  }))
  await db().job.createMany({ data: others })
  const mine = await queueImport(await clip('mine.mp4'))
  start({ only: () => [mine.id] })
  expect(await ended(mine)).toMatchObject({ state: 'succeeded' })
  expect((await listJobs({ state: 'active', limit: 1 }, OWNER)).active).toBe(250)
})

test('a job whose lease ran out while it is worked on is not begun a second time', async () => {
  const job = await queueImport(await clip('asleep.mp4', { ...constantTimes(2000, 512), noise: 12 }))
  start()
  await whenJob(job, ({ steps }) => steps.some(({ id, fraction }) => id === 'scrub' && fraction > 0))
  await db().job.updateMany({ data: { leaseUntil: new Date(Date.now() - 1000) } })
  // The worker looks every second: a second attempt would have an engine beside the first one's, and take its drafts away.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await enginesOf(process.pid)).length).toBeLessThanOrEqual(1)
  expect(await ended(job)).toMatchObject({ state: 'succeeded', attempts: 0 })
})

/** The media engines that the process `parent` has started. Linux. */
async function enginesOf(parent: number): Promise<number[]> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8')
  const pids = children.trim().split(' ').map(Number)
  const isEngine = await Promise.all(
    pids.map(async (pid) => (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('engine.ts')),
  )
  return pids.filter((_, i) => isEngine[i])
}

test('an upload that failed is kept to be tried again for a week, its record for a month', async () => {
  const taken = join(dataFolder().temporary, 'upload')
  await copyFile(await clip('kept.mp4'), taken)
  const file = { kind: 'taken', path: taken } as const
  start()
  const job = await queueImport(taken, { source: 'upload', file, expectedSha256: '0'.repeat(64) }).then(ended)
  const day = 24 * 60 * 60 * 1000
  await tidyJobs(Date.now() + 6 * day)
  expect(await readdir(dataFolder().jobs)).toEqual([job.id])
  await tidyJobs(Date.now() + 8 * day)
  expect(await readdir(dataFolder().jobs)).toEqual([])
  expect(await db().job.count()).toBe(1)
  await tidyJobs(Date.now() + 31 * day)
  expect(await db().job.count()).toBe(0)
})
