import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetEnv } from '@/lib/server/env'
import { dataFolder } from './data-folder'
import { describeOwner, readLock, takeLock } from './lock'
import { startTimeOf } from './lock-owner'

let root = ''
const children: ChildProcess[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark-lock-'))
  process.env['FRAMEMARK_DATA_DIR'] = root
  forgetEnv()
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  delete process.env['FRAMEMARK_DATA_DIR']
  forgetEnv()
  await rm(root, { recursive: true })
})

/** A process that takes the lock, says `won` or `lost`, and stays until it is killed. */
const PROGRAM = `
import { takeLock } from '@/lib/server/storage/lock'
const lock = await takeLock()
console.log(lock.ok ? 'won' : 'lost')
setInterval(() => {}, 1000)
`

async function starter(): Promise<{ readonly child: ChildProcess; readonly outcome: Promise<string> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM], {
    env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const outcome = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line))
  return { child, outcome }
}

async function taken() {
  const lock = await takeLock()
  if (!lock.ok) throw new Error('somebody else has the lock')
  return lock.value
}

test('a lock names its process and, once announced, its address; released it is gone', async () => {
  expect(await readLock()).toBeNull()
  const lock = await taken()
  expect(await readLock()).toMatchObject({ pid: process.pid, address: null })
  await lock.announce('http://127.0.0.1:3000')
  expect(await readLock()).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:3000' })
  expect((await stat(dataFolder().lock)).mode & 0o777).toBe(0o600)
  lock.release()
  lock.release()
  expect(await readLock()).toBeNull()
  expect(await readdir(root)).toEqual([])
})

test('whoever comes second is told who is first, and where', async () => {
  const lock = await taken()
  await lock.announce('http://127.0.0.1:3000')
  const second = await takeLock()
  expect(second.ok).toBe(false)
  expect(second.ok ? '' : describeOwner(second.error)).toContain(`process ${process.pid}, started`)
  expect(second.ok ? '' : describeOwner(second.error)).toContain('at http://127.0.0.1:3000')
  lock.release()
})

test('of many starters at once exactly one wins, also over a lock left behind', async () => {
  await writeFile(dataFolder().lock, JSON.stringify({ ...LEFT_BEHIND, pid: 4_000_000 }))
  const starters = await Promise.all(Array.from({ length: 4 }, starter))
  const outcomes = await Promise.all(starters.map(({ outcome }) => outcome))
  expect(outcomes.sort()).toEqual(['lost', 'lost', 'lost', 'won'])
})

test('the lock of a process that was killed is taken over', async () => {
  const { child, outcome } = await starter()
  expect(await outcome).toBe('won')
  expect((await takeLock()).ok).toBe(false)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await readLock()).toBeNull()
  const lock = await taken()
  expect(JSON.parse(await readFile(dataFolder().lock, 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})

const LEFT_BEHIND = { token: 'x', pid: process.pid, address: null, startedAt: '', processStartTime: '1' }

test('a process that was given the pid of a dead owner is not the owner', async (context) => {
  if ((await startTimeOf(process.pid)) === null) context.skip('this system does not tell when a process started')
  await writeFile(dataFolder().lock, JSON.stringify(LEFT_BEHIND))
  expect(await readLock()).toBeNull()
  const lock = await taken()
  lock.release()
})

test('a process that has ended but that nobody has asked about is not the owner', async (context) => {
  if ((await startTimeOf(process.pid)) === null) context.skip('this system does not tell when a process started')
  // The shell becomes a program that never asks how its child ended.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(said.toString())
    await vi.waitFor(async () => expect(await readFile(`/proc/${pid}/stat`, 'utf8')).toContain(') Z '))
    const left = { ...LEFT_BEHIND, pid, processStartTime: await startTimeOf(pid) }
    await writeFile(dataFolder().lock, JSON.stringify(left))
    expect(await readLock()).toBeNull()
  } finally {
    parent.kill('SIGKILL')
  }
})

test.each(['', '{', '{"pid":"me"}', 'null'])('a lock file that says %j belongs to nobody', async (text) => {
  await writeFile(dataFolder().lock, text)
  const lock = await taken()
  lock.release()
})

test('releasing a lock that is by now another’s leaves it alone', async () => {
  const lock = await taken()
  await writeFile(dataFolder().lock, JSON.stringify({ ...LEFT_BEHIND, token: 'another' }))
  lock.release()
  expect(await readdir(root)).toEqual(['framemark.lock'])
})
