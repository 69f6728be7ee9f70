import 'server-only'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { link, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '@/lib/result/result'
import { dataFolder } from './data-folder'
import { isAlive, type LockOwner, parseOwner, startTimeOf } from './lock-owner'

/** The data folder, owned. */
export type Lock = {
  /** Says where this process answers. */
  readonly announce: (address: string) => Promise<void>
  /** Gives the folder up; also done when the process exits. Doing it twice is doing it once. */
  readonly release: () => void
}

/**
 * Makes this process the one owner of the data folder, or says who is.
 *
 * The lock is written whole elsewhere and linked into place, so of two starters exactly one has it and nobody reads half
 * of it. A lock whose process is gone is replaced; while one process looks at it for that purpose no other does.
 */
export async function takeLock(): Promise<Result<Lock, LockOwner>> {
  const { lock: path } = dataFolder()
  const owner: LockOwner = {
    token: randomUUID(),
    pid: process.pid,
    address: null,
    startedAt: new Date().toISOString(),
    processStartTime: await startTimeOf(process.pid),
  }
  const draft = `${path}.${owner.token}`
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
  try {
    const other = await claim(path, draft)
    if (other !== null) return err(other)
    await dropOldDrafts(path)
    return ok(lockOf(path, owner))
  } finally {
    await rm(draft, { force: true })
  }
}

/** Who owns the data folder now; null if nobody does. */
export async function readLock(): Promise<LockOwner | null> {
  const owner = await readOwner(dataFolder().lock)
  return owner !== null && (await isAlive(owner)) ? owner : null
}

/** One clear line for whoever could not start. */
export const describeOwner = ({ pid, address, startedAt }: LockOwner): string =>
  `The data folder ${dataFolder().root} is in use by process ${pid}, started ${startedAt}, ${
    address === null ? 'which has no address yet' : `at ${address}`
  }. Use that one, stop it first, or set FRAMEMARK_DATA_DIR to another folder.`

/** Null once `draft` is the lock; else the living owner. */
async function claim(path: string, draft: string): Promise<LockOwner | null> {
  for (;;) {
    if (await linked(draft, path)) return null
    const owner = await readOwner(path)
    if (owner !== null && (await isAlive(owner))) return owner
    await replaceStale(path, draft)
  }
}

/**
 * Removes the lock if, looked at again with nobody else looking, its owner is gone. A lock that is there cannot become
 * another's in between: only its owner or whoever has this turn takes it away, and it is linked only where none is.
 */
async function replaceStale(path: string, draft: string): Promise<void> {
  const turn = `${path}.replacing`
  if (!(await linked(draft, turn))) {
    await dropAbandonedTurn(turn)
    await wait(20)
    return
  }
  try {
    const text = await readFile(path, 'utf8').catch(ignoreMissing)
    if (text === null) return
    const owner = parseOwner(text)
    if (owner === null || !(await isAlive(owner))) await rm(path, { force: true })
  } finally {
    await rm(turn, { force: true })
  }
}

/** Drafts of processes that were killed while they wrote one. A draft in use is milliseconds old. */
async function dropOldDrafts(path: string): Promise<void> {
  const names = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`))
  for (const draft of names.map((name) => join(dirname(path), name))) {
    if ((await ageOf(draft)) > DRAFT_MS) await rm(draft, { force: true })
  }
}

const ageOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ ctimeMs }) => Date.now() - ctimeMs,
    () => 0,
  )

const DRAFT_MS = 600_000
const TURN_MS = 10_000

/** A turn takes milliseconds. One left by a process that died in the middle of it is removed, under a name of its own. */
async function dropAbandonedTurn(turn: string): Promise<void> {
  const owner = await readOwner(turn)
  if (owner !== null && (await isAlive(owner))) return
  if ((await ageOf(turn)) < TURN_MS) return
  const grave = `${turn}.${randomUUID()}`
  await rename(turn, grave).catch(() => {})
  await rm(grave, { force: true })
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readOwner(path: string): Promise<LockOwner | null> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing)
  return text === null ? null : parseOwner(text)
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function lockOf(path: string, owner: LockOwner): Lock {
  const isMine = (): boolean => {
    try {
      return parseOwner(readFileSync(path, 'utf8'))?.token === owner.token
    } catch {
      return false
    }
  }
  const release = (): void => {
    process.removeListener('exit', release)
    if (isMine()) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return {
    release,
    async announce(address) {
      if (!isMine()) return
      const draft = `${path}.${owner.token}`
      await writeFile(draft, JSON.stringify({ ...owner, address }), { mode: 0o600 })
      await rename(draft, path)
    },
  }
}
