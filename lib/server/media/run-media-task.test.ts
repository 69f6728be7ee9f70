import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runMediaTask, tryMediaTask } from './run-media-task'
import { makeTestClip } from './test-clip'

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
  { what: 'says nothing', body: 'setInterval(() => {}, 1000)', says: /no progress for 2 s/, stallMs: 2000 },
  {
    what: 'has too many objects',
    body: 'const all = []; for (;;) all.push(new Array(1e5).fill({}))',
    says: /ran out of memory|more than 200 MiB/,
  },
  {
    what: 'has too many buffers',
    body: 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 10)',
    says: /needed more than 200 MiB of memory/,
  },
  { what: 'refuses', body: `process.send({ kind: 'failed', reason: 'I will not.' })`, says: /^I will not\.$/ },
])(
  'an engine that $what fails that one task, with a reason',
  async ({ body, says, timeoutMs = 50_000, stallMs = 50_000 }) => {
    const answer = await runMediaTask(task, { program: await engineThat(body), timeoutMs, stallMs, memoryMiB: 200 })
    expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(says) })
  },
)

test('a cancelled task ends at once', async () => {
  const cancelled = new AbortController()
  const answer = runMediaTask(task, { program: await engineThat('for (;;);'), signal: cancelled.signal })
  setTimeout(() => cancelled.abort(), 200)
  expect(await answer).toMatchObject({ ok: false, error: expect.stringMatching(/cancelled/) })
})

test('an engine that gives signs of life may take its time', async () => {
  const body = `let n = 0
    const timer = setInterval(() => {
      process.send(n++ < 12 ? { kind: 'progress', fraction: n / 12 } : { kind: 'done', output: 'well' })
      if (n > 12) clearInterval(timer)
    }, 250)`
  const fractions: number[] = []
  const onProgress = (fraction: number) => fractions.push(fraction)
  const answer = await runMediaTask(task, { program: await engineThat(body), stallMs: 2000, onProgress })
  expect(answer).toEqual({ ok: true, value: 'well' })
  expect(fractions).toHaveLength(12)
})

test('the engine gives way to everybody else', async () => {
  const program = await engineThat(`import('node:os').then((os) => {
    process.send({ kind: 'done', output: os.getPriority() })
  })`)
  expect(await runMediaTask(task, { program })).toEqual({ ok: true, value: 10 })
})

test('where the native half cannot be loaded, that is said, and what does not need it goes on', async () => {
  // So node-av takes only a build of one's own, which is not there.
  const program = join(folder, 'without-native.mjs')
  const engine = join(process.cwd(), 'lib', 'server', 'media', 'engine.ts')
  await writeFile(program, `process.env['AV_FROM_SOURCE'] = '1'\nawait import(${JSON.stringify(engine)})\n`)
  const unavailable = {
    ok: false,
    error: { of: 'unavailable', reason: expect.stringMatching(/on this machine.*native/) },
  }
  expect(await tryMediaTask({ kind: 'load' }, { program })).toMatchObject(unavailable)
  const clip = await makeTestClip(join(folder, 'clip.mp4'))
  expect(await tryMediaTask({ kind: 'probe', path: clip }, { program })).toMatchObject({ value: { kind: 'readable' } })
  const poster = { kind: 'poster', path: clip, atSeconds: 0, maxWidth: 100 } as const
  expect(await tryMediaTask(poster, { program })).toMatchObject(unavailable)
})

test('the native half can be loaded here', async () => {
  expect(await tryMediaTask({ kind: 'load' })).toEqual({ ok: true, value: { isLoaded: true } })
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
