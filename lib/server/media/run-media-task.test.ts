import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runMediaTask } from './run-media-task'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-engine-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** An engine that does `body` when it is given a task. */
async function engineThat(body: string): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`)
  await writeFile(path, `process.once('message', () => { ${body} })\n`)
  return path
}

const task = { kind: 'probe', path: '/nowhere' } as const

test.each([
  { what: 'crashes natively', body: `process.kill(process.pid, 'SIGSEGV')`, says: /crashed.*SIGSEGV/ },
  { what: 'throws', body: `throw new Error('broken inside')`, says: /crashed.*exit code 1/ },
  { what: 'ends without an answer', body: 'process.exit(0)', says: /crashed.*exit code 0/ },
  { what: 'hangs', body: 'for (;;);', says: /longer than 2 s/, timeoutMs: 2000 },
  {
    what: 'eats memory',
    body: 'const all = []; for (;;) all.push(new Array(1e5).fill({}))',
    says: /ran out of memory/,
  },
  { what: 'refuses', body: `process.send({ kind: 'failed', reason: 'I will not.' })`, says: /^I will not\.$/ },
])('an engine that $what fails that one task, with a reason', async ({ body, says, timeoutMs = 50_000 }) => {
  const answer = await runMediaTask(task, { program: await engineThat(body), timeoutMs, memoryMiB: 64 })
  expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(says) })
})

test('a cancelled task ends at once', async () => {
  const cancelled = new AbortController()
  const answer = runMediaTask(task, { program: await engineThat('for (;;);'), signal: cancelled.signal })
  setTimeout(() => cancelled.abort(), 200)
  expect(await answer).toMatchObject({ ok: false, error: expect.stringMatching(/cancelled/) })
})

test('the engine is not told the secrets of the server', async () => {
  process.env['FRAMEMARK_ADMIN_PASSWORD'] = 'not for the engine'
  try {
    const program = await engineThat(`process.send({ kind: 'done', output: Object.keys(process.env) })`)
    const answer = await runMediaTask(task, { program })
    expect(answer).toMatchObject({ ok: true, value: expect.not.arrayContaining(['FRAMEMARK_ADMIN_PASSWORD']) })
  } finally {
    delete process.env['FRAMEMARK_ADMIN_PASSWORD']
  }
})
