import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { forgetEnv } from '@/lib/server/env'
import { forgetLog } from '@/lib/server/log'
import { type Library, openLibrary } from '@/lib/server/open-library'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { clearTemporary } from '@/lib/server/storage/store-file'
import { releaseLeases } from './claim-job'
import { followJob } from './follow-job'
import { makeAvi } from './test-clips'
import { describeLibrary } from './test-jobs'
import { tidyJobs } from './tidy-jobs'
import { startWorker } from './worker'

let folder: string
let source: string
let undisturbed: Awaited<ReturnType<typeof describeLibrary>>
let library: Library | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-killed-'))
  source = await makeAvi(join(folder, 'a film.avi'))
  await importUntil('undisturbed', null)
  undisturbed = await openAndDescribe('undisturbed')
  expect(undisturbed.files).toHaveLength(3)
}, 120_000)
afterEach(closeLibrary)
afterAll(() => rm(folder, { recursive: true }))

/** Imports through the command line into a data folder `name`; kills it with its engine when it begins `step`. */
async function importUntil(name: string, step: string | null): Promise<void> {
  const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json', FRAMEMARK_DATA_DIR: join(folder, name) }
  const args = ['--import', 'tsx', 'cli/main.ts', 'import', source, '--wait']
  // A group of its own: the engine is killed with it, as when the machine loses power.
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (step !== null && said.includes(`${step} ${source}`)) killGroup(child)
  })
  const code = await exit
  if (step === null) expect({ code, said }).toMatchObject({ code: 0 })
  else expect({ code, said }).toMatchObject({ code: null, said: expect.stringContaining(step) })
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It is dead already.
  }
}

async function openAndDescribe(name: string) {
  process.env['FRAMEMARK_DATA_DIR'] = join(folder, name)
  process.env['FRAMEMARK_LOG_LEVEL'] = 'silent'
  forgetEnv()
  forgetLog()
  const opened = await openLibrary(() => {})
  if (!opened.ok) throw new Error(opened.error)
  library = opened.value
  return await describeLibrary()
}

async function closeLibrary(): Promise<void> {
  await library?.close()
  library = undefined
}

test.each(['copying', 'verifying', 'indexing', 'converting', 'scrub copy', 'picturing', 'recording'])(
  'an import that is killed while it is %s goes on with the next process and ends with the same library',
  async (step) => {
    await closeLibrary()
    const name = `killed ${step}`
    await importUntil(name, step)
    const found = await openAndDescribe(name)
    // Nothing half-made is visible; the last step may have been over when the signal came.
    if (step !== 'recording') expect(found).toEqual({ files: [], variants: [] })
    await clearTemporary()
    await releaseLeases()
    await tidyJobs()
    const { id } = await db().job.findFirstOrThrow()
    const worker = startWorker()
    const job = await followJob(id)
    await worker.stop()
    expect(job).toMatchObject({ state: 'succeeded', outcome: { status: 'imported' }, videoId: expect.any(String) })
    expect(await describeLibrary()).toEqual(undisturbed)
    await expect.poll(() => readdir(dataFolder().jobs)).toEqual([])
    expect(await readdir(dataFolder().temporary)).toEqual([])
  },
  120_000,
)
