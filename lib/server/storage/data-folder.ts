import 'server-only'
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env } from '@/lib/server/env'

/** Where everything is kept; absolute paths. */
export type DataFolder = {
  readonly root: string
  /** The videos, under content-addressed names. */
  readonly media: string
  /** The SQLite file. */
  readonly database: string
  /** Copies of the database made before a migration. */
  readonly backups: string
  /** Names the one process that owns the folder. */
  readonly lock: string
  /** What a program of this machine proves with that it may read the folder. */
  readonly secret: string
  /** Files that are being written; on the file system of `media`, so that a rename moves them there. */
  readonly temporary: string
  /** One folder for each job that is not finished, with what it has made so far; on the file system of `media`, too. */
  readonly jobs: string
  /** What browsers and programs are sending, until a job takes it; on the file system of `media`, too. */
  readonly uploads: string
  /** Where people put videos by network share; what becomes of them is said there. */
  readonly inbox: string
}

/** The data folder that the environment names. Nothing is made or looked at. */
export function dataFolder(): DataFolder {
  const { FRAMEMARK_DATA_DIR: root, DATABASE_URL } = env()
  return {
    root,
    media: join(root, 'media'),
    database: DATABASE_URL === undefined ? join(root, 'framemark.db') : databasePath(DATABASE_URL, root),
    backups: join(root, 'backups'),
    lock: join(root, 'framemark.lock'),
    secret: join(root, 'secret'),
    temporary: join(root, 'tmp'),
    jobs: join(root, 'jobs'),
    uploads: join(root, 'uploads'),
    inbox: join(root, 'inbox'),
  }
}

/**
 * Makes what is missing of the data folder, for this account only: folders of mode 700, files of mode 600. SQLite gives
 * its other files the mode of the database, which is made here empty: that is a new database.
 */
export async function prepareDataFolder(): Promise<void> {
  const { root, media, temporary, jobs, uploads, inbox, secret, database } = dataFolder()
  for (const folder of [root, media, temporary, jobs, uploads, inbox, dirname(database)])
    await mkdir(folder, { recursive: true, mode: 0o700 })
  await (await open(/*turbopackIgnore: true*/ database, 'a', 0o600)).close()
  await makeSecret(secret)
}

/** The secret of the data folder: 64 hexadecimal digits. Throws if the folder was not prepared. */
export async function readSecret(): Promise<string> {
  return (await readFile(/*turbopackIgnore: true*/ dataFolder().secret, 'utf8')).trim()
}

/** Written whole elsewhere and linked into place: two starters make one secret, and nobody reads half of it. */
async function makeSecret(path: string): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(/*turbopackIgnore: true*/ draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(32).toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

/** `file:///absolute.db` and `file:/absolute.db` are URLs; `file:name.db` is a path in the data folder. */
function databasePath(url: string, root: string): string {
  return url.startsWith('file:/') ? fileURLToPath(url) : resolve(root, decodeURIComponent(url.slice('file:'.length)))
}
