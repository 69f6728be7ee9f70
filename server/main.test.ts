import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark-main-'))
})

afterEach(() => rm(root, { recursive: true }))

const project = resolve(import.meta.dirname, '..')
const MAIN = join(project, 'server', 'main.ts')

/** Runs the server to its end: in `root`, where there is no build; with `--dev`, which asks for none, in the project. */
function start(settings: Record<string, string>, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {
      cwd: args.includes('--dev') ? project : root,
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: join(project, 'tsconfig.node.json'),
        FRAMEMARK_DATA_DIR: join(root, 'data'),
        FRAMEMARK_SAMPLE: 'off',
        PORT: '0',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    child.on('error', reject).on('close', (code) => done({ code, output }))
  })
}

test.each([
  {
    says: 'an address that is none',
    settings: { HOST: 'http://x' },
    message: /HOST: "http:\/\/x" is not allowed; it has to be an address of this machine/,
  },
  {
    says: 'a port that is none',
    settings: { PORT: 'http' },
    message: /PORT: "http" is not allowed; it has to be a whole number/,
  },
  {
    says: 'PostgreSQL',
    settings: { DATABASE_URL: 'postgresql://u:hidden@h/d' },
    message: /PostgreSQL is not supported yet/,
  },
])('$says stops the start with one clear line, before anything is made', async ({ settings, message }) => {
  const { code, output } = await start(settings, '--dev')
  expect(code).toBe(1)
  expect(output).toMatch(message)
  expect(output).not.toContain('hidden')
  expect(await readdir(root)).toEqual([])
})

test('without a build it says so', async () => {
  const { code, output } = await start({})
  expect(code).toBe(1)
  expect(output).toContain('There is no build of the application. Run "npm start"')
})

test('a database from the future stops the start, and the folder is given up', async () => {
  const { database } = await folderWithDatabase()
  const client = createClient({ url: pathToFileURL(database).href })
  await client.executeMultiple(`
    CREATE TABLE _framemark_migrations (name TEXT PRIMARY KEY, checksum TEXT, appliedAt TEXT);
    INSERT INTO _framemark_migrations VALUES ('9999_future', 'x', '');`)
  client.close()
  const { code, output } = await start({}, '--dev')
  expect(code).toBe(1)
  expect(output).toMatch(/newer than this program: it has the migration 9999_future/)
  expect(await readdir(join(root, 'data'))).not.toContain('framemark.lock')
})

async function folderWithDatabase(): Promise<{ readonly database: string }> {
  const database = join(root, 'data', 'framemark.db')
  await mkdir(join(root, 'data'))
  await writeFile(database, '')
  return { database }
}

test('a setting that looks like ours and is not is named', async () => {
  const { output } = await start({ FRAMEMARK_SAMPEL: 'off' })
  expect(output).toContain('FRAMEMARK_SAMPEL is not a setting of Framemark')
})
