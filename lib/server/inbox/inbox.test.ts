import { appendFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { startInbox } from './start-inbox'

let library: TestLibrary
let running: { stop: () => Promise<void> }

const QUICKLY = { everyMs: 20, settledMs: 200 }
const inbox = (path: string) => join(library.root, 'inbox', path)
const jobs = () => db().job.findMany({ orderBy: { fileName: 'asc' } })

beforeEach(async () => {
  library = await createTestLibrary()
  running = startInbox(QUICKLY)
  await expect.poll(() => readdir(inbox('.'))).toEqual(['anonymized', 'processed', 'raw'])
})

afterEach(async () => {
  await running.stop()
  await library.close()
})

test('a file that grows is handed over when it has stopped growing, once', async () => {
  const path = inbox('Case 1.mp4')
  await writeFile(path, '')
  for (let n = 0; n < 10; n += 1) {
    await appendFile(path, 'some more bytes of a video')
    await sleep(60)
    expect(await jobs()).toEqual([])
  }
  await expect.poll(jobs, { timeout: 5_000 }).toHaveLength(1)
  await sleep(500)
  expect(await jobs()).toMatchObject([
    {
      source: 'inbox',
      fileName: 'Case 1.mp4',
      input: { file: { kind: 'inbox', path }, variant: 'raw', anonymized: false, pairsByName: true },
    },
  ])
})

test('the folder says what footage is; what is no video or not whole stays where it is', async () => {
  await mkdir(inbox('processed/day 2'), { recursive: true })
  await mkdir(inbox('imported'), { recursive: true })
  await mkdir(inbox('refused'), { recursive: true })
  const files = {
    'raw/a.mp4': 'raw',
    'processed/day 2/b.mkv': 'processed',
    'anonymized/c.webm': 'anonymized',
    'notes.txt': null,
    'd.mp4.part': null,
    '.e.mp4': null,
    'imported/f.mp4': null,
    'refused/g.mp4': null,
    'refused/g.mp4.reason.txt': null,
    'empty.mp4': null,
  }
  for (const name of Object.keys(files)) await writeFile(inbox(name), name === 'empty.mp4' ? '' : 'bytes')
  await writeFile(join(library.root, 'elsewhere.mp4'), 'bytes')
  await symlink(join(library.root, 'elsewhere.mp4'), inbox('link.mp4'))
  await expect.poll(jobs, { timeout: 5_000 }).toHaveLength(3)
  await sleep(400)
  expect((await jobs()).map(({ fileName, input }) => ({ fileName, input }))).toMatchObject([
    { fileName: 'a.mp4', input: { variant: 'raw', anonymized: false } },
    { fileName: 'b.mkv', input: { variant: 'processed', anonymized: false } },
    { fileName: 'c.webm', input: { variant: 'processed', anonymized: true } },
  ])
})

test('after a restart a file whose job is not finished is not handed over again', async () => {
  await writeFile(inbox('a.mp4'), 'bytes')
  await expect.poll(jobs, { timeout: 5_000 }).toHaveLength(1)
  await running.stop()
  running = startInbox(QUICKLY)
  await sleep(600)
  expect(await jobs()).toHaveLength(1)
})

test('an inbox that is gone for a while is watched again when it is back', async () => {
  await rm(inbox('.'), { recursive: true })
  await sleep(100)
  await mkdir(inbox('.'))
  await writeFile(inbox('a.mp4'), 'bytes')
  await expect.poll(jobs, { timeout: 5_000 }).toHaveLength(1)
})
