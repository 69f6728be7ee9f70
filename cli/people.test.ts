import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFramemark } from './run-framemark'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-cli-people-'))
})
afterAll(() => rm(folder, { recursive: true }))

const framemark = (...args: string[]) => runFramemark(folder, args)

/** With `input` on standard input. */
function framemarkReading(input: string, ...args: string[]) {
  const env = {
    ...process.env,
    TSX_TSCONFIG_PATH: 'tsconfig.node.json',
    FRAMEMARK_DATA_DIR: join(folder, 'data'),
    FRAMEMARK_LOG_LEVEL: 'silent',
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { env })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stdin.end(input)
  return new Promise<{ code: number | null; stdout: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout })),
  )
}

test('people and tokens are made without a server, secrets are printed once', { timeout: 240_000 }, async () => {
  const admin = await framemarkReading(
    'a long first one\n',
    'user',
    'add',
    'admin',
    '--role',
    'administrator',
    '--password-stdin',
  )
  expect(admin).toEqual({ code: 0, stdout: 'Added admin (administrator).\n' })
  const ana = await framemark('user', 'add', '--grant', 'media:raw', '--name', 'Ana Pérez', 'ana')
  expect(ana.stdout).toMatch(/^Added ana \(annotator\)\.\nOne-time password: [A-Z2-9-]{19}\n$/)

  const token = await framemark('token', 'create', '--user', 'ana', '--scope', 'segment:read', '--scope', 'video:list')
  expect(token.code).toBe(0)
  expect(token.stdout).toMatch(/^fm_[\w-]{43}\n$/)
  expect(token.stderr).toMatch(/^A token of ana until \d{4}-\d\d-\d\d\. It is not shown again\.\n$/)
  const listed = await framemark('token', 'list', '--user', 'ana', '--json')
  expect(JSON.parse(listed.stdout)).toMatchObject({ username: 'ana', scopes: ['segment:read', 'video:list'] })
  expect(listed.stdout).not.toContain(token.stdout.trim())

  const users = await framemark('user', 'list')
  expect(users.stdout.split('\n').slice(1, 3)).toEqual([
    expect.stringMatching(/^admin +administrator +active +never +admin$/),
    expect.stringMatching(/^ana +annotator +new password +never +Ana Pérez +media:raw$/),
  ])
})

test.each([
  [['user', 'disable', 'who'], 'There is nobody with the username who.'],
  [['user', 'add', 'x y'], 'username: 3 to 30 letters, digits, dots, - and _.'],
  [['token', 'create', '--user', 'who'], 'There is nobody with the username who.'],
])('%j: exit code 1 and one line', async (args, line) => {
  const { code, stdout, stderr } = await framemark(...args)
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `framemark: ${line}\n` })
})
