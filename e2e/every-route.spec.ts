import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Permission, permissionsOf } from '@/lib/auth/permissions'
import { nonceOf } from '@/lib/http/page-policy'
import { type Answered, ask } from './fixtures/ask'
import { type Asker, askersOf } from './fixtures/askers'
import { makeEverybody, type World } from './fixtures/everybody'
import { type FoundHandler, findHandlers, findPages } from './fixtures/found-routes'
import { startServer } from './fixtures/server'
import { ROUTES, type Row } from './route-table'

// Everybody asks every route that is in the file tree, over HTTP alone.

const NOBODYS = 'nobodys-id'

let dataDir = ''
let server: Awaited<ReturnType<typeof startServer>>
let world: World
let askers: readonly Asker[] = []

const handlers = findHandlers()
const unsafe = handlers.filter(({ method }) => method !== 'GET' && method !== 'HEAD')
const inOrder = ROUTES.flatMap((row) => handlers.filter(({ name }) => name === row.route))

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-every-route-'))
  const people = await makeEverybody(dataDir)
  server = await startServer(dataDir, { FRAMEMARK_ADMIN_USERNAME: '', FRAMEMARK_ADMIN_PASSWORD: '' })
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': 'filename Y2xpcC5tcDQ=' }
  const upload = await ask(server.url, {
    ...{ method: 'POST', path: '/api/uploads', headers: { ...headers, cookie: people.cookies.adam } },
  })
  const uploadId = String(upload.headers['location']).split('/').at(-1) ?? ''
  world = { ...people, ids: { ...people.ids, uploadId } }
  askers = askersOf(world, (await readFile(join(dataDir, 'secret'), 'utf8')).trim())
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const rowOf = ({ name }: FoundHandler): Row => {
  const row = ROUTES.find(({ route }) => route === name)
  if (row === undefined) throw new Error(`add a row for ${name} to e2e/route-table.ts`)
  return row
}

/** `text` with an id for each name in it: of `ids`, else of the world. */
function filled(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replace(/:([a-z]+[A-Za-z]*)\b/g, (_, name: string) => {
    const id = ids[name] ?? world.ids[name]
    if (id === undefined) throw new Error(`add an id for :${name} to e2e/fixtures/make-everybody.ts`)
    return id.startsWith(':') ? filled(id, {}) : id
  })
}

type Others = {
  readonly headers?: Readonly<Record<string, string>>
  readonly ids?: Readonly<Record<string, string>>
  readonly query?: string
}

function send(handler: FoundHandler, others: Others): Promise<Answered> {
  const row = rowOf(handler)
  const ids = { ...row.ids, ...others.ids }
  const json =
    row.body === undefined ? undefined : JSON.stringify(row.body).replace(/":(\w+)"/g, (word) => filled(word, ids))
  return ask(server.url, {
    method: handler.method,
    path: filled(handler.address, ids) + filled(others.query ?? row.query ?? '', ids),
    headers: { ...(json && { 'content-type': 'application/json' }), ...row.headers, ...others.headers },
    body: row.text ?? json,
  })
}

/** An answer to HEAD has no body, so nobody is told a code. */
const told = ({ method }: FoundHandler, { status, code }: Answered) =>
  method === 'HEAD' ? { status } : { status, code }
const telling = ({ method }: FoundHandler, refused: Asker['refused']) =>
  method === 'HEAD' ? { status: refused.status } : refused

test('every route has a row, and nobody gets by one that is not theirs', async () => {
  expect(handlers.length).toBeGreaterThan(40)
  expect(handlers.map(({ name }) => name).filter((name) => !ROUTES.some(({ route }) => route === name))).toEqual([])

  // The session that is ended by hand is good until then.
  const mine = { cookie: world.cookies.signedOut }
  expect(await ask(server.url, { method: 'GET', path: '/api/me', headers: mine })).toMatchObject({ status: 200 })
  expect(await ask(server.url, { method: 'POST', path: '/api/auth/sign-out', headers: mine })).toMatchObject({
    status: 200,
  })

  for (const asker of askers) {
    for (const handler of inOrder) {
      if (asker.may.has(handler.permission)) continue
      const answer = await send(handler, { headers: asker.headers })
      expect.soft(told(handler, answer), `${asker.name}: ${handler.name}`).toEqual(telling(handler, asker.refused))
    }
  }
})

test('no page of another origin changes anything, whoever’s credentials it has', async () => {
  const { adam } = world.cookies
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]
  for (const credentials of [{}, { cookie: adam }, askers.at(-1)?.headers ?? {}]) {
    for (const from of foreign) {
      for (const handler of unsafe) {
        const answer = await send(handler, { headers: { ...credentials, ...from } })
        const what = `${handler.name} from ${JSON.stringify(from)}`
        expect.soft({ status: answer.status, code: answer.code }, what).toEqual({ status: 403, code: 'foreign-origin' })
      }
    }
  }
  const reading = { method: 'GET', path: '/api/videos', headers: { cookie: adam, origin: 'https://evil.example' } }
  expect((await ask(server.url, reading)).headers['access-control-allow-origin']).toBeUndefined()
})

/** Who asks for what is somebody else's, by the id: they may ask the route, but have nothing there. */
const STRANGERS = { uploadId: 'ada', documentId: 'ben', commentId: 'ben', tokenId: 'ben', sessionId: 'ben' } as const
const PERMISSIONS_OF = { ada: permissionsOf('administrator'), ben: permissionsOf('annotator') }

test('what is somebody else’s is answered as if it were not there', async () => {
  for (const [name, who] of Object.entries(STRANGERS)) {
    const id = world.ids[name] ?? ''
    const nobodys = id.replace(/[0-9a-z]{4}$/, '0000')
    for (const handler of inOrder) {
      if (isAskedWith(handler, name) && PERMISSIONS_OF[who].has(handler.permission))
        await expectNotThere(handler, world.cookies[who], { name, id, nobodys })
    }
  }
})

test('what an annotator was not given, and raw footage, is not there for them', async () => {
  const { ben } = world.cookies
  const hidden = [world.ids['hiddenVideoId'] ?? '', world.ids['rawVideoId'] ?? '']
  for (const handler of inOrder) {
    if (!isAskedWith(handler, 'videoId') || !PERMISSIONS_OF.ben.has(handler.permission)) continue
    for (const id of hidden) await expectNotThere(handler, ben, { name: 'videoId', id, nobodys: NOBODYS })
  }
  const footage = inOrder.filter(({ name }) =>
    /^GET \/api\/(?:media\/)?videos\/:videoId(?:\/(?:frame-index|packet-map|poster))?$/.test(name),
  )
  for (const handler of footage.filter(({ permission }) => permission === 'video:watch')) {
    const answer = await send(handler, { headers: { cookie: ben }, query: '?type=raw' })
    expect.soft(told(handler, answer), `${handler.name}?type=raw`).toEqual({ status: 404, code: 'variant-missing' })
  }
})

const isAskedWith = (handler: FoundHandler, name: string): boolean => {
  const { body, query } = rowOf(handler)
  const isIn = new RegExp(`:${name}\\b`)
  return [handler.address, query ?? '', JSON.stringify(body) ?? ''].some((text) => isIn.test(text))
}

/** `id` of somebody else is answered as `nobodys` is, word for word. */
async function expectNotThere(
  handler: FoundHandler,
  cookie: string,
  { name, id, nobodys }: { readonly name: string; readonly id: string; readonly nobodys: string },
): Promise<void> {
  const theirs = await send(handler, { headers: { cookie }, ids: { [name]: id } })
  const none = await send(handler, { headers: { cookie }, ids: { [name]: nobodys } })
  const what = `${handler.name} with ${name}`
  expect.soft([theirs.status, theirs.code], what).toEqual([404, none.code ?? theirs.code])
  expect.soft([none.status, none.body.replaceAll(nobodys, '')], what).toEqual([404, theirs.body.replaceAll(id, '')])
}

test('whoever signs in first comes back to the frame and the filters they were sent to', async () => {
  for (const path of ['/videos/v?frame=12', '/review/d?frame=12', '/?q=a+b&variant=raw', '/admin/audit?who=ana']) {
    const { headers } = await ask(server.url, { method: 'GET', path })
    expect.soft(headers['location'], path).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  }
})

test('nobody but who may sees a page, and a page runs only its own scripts', async () => {
  const get = (path: string, cookie = '') => ask(server.url, { method: 'GET', path, headers: { cookie } })
  for (const { address, permission } of findPages()) {
    const path = filled(address, {})
    if (permission === null) continue
    const out = await get(path)
    expect.soft([out.status, out.headers['location']], path).toEqual([307, `/sign-in?next=${encodeURIComponent(path)}`])
    for (const [cookie, may] of [
      [world.cookies.ana, permissionsOf('annotator')],
      [world.cookies.adam, permissionsOf('administrator')],
    ] as const) {
      const page = await get(path, cookie)
      expectPage(page, path, may.has(permission))
    }
  }
  expectPage(await get('/sign-in'), '/sign-in', true)
  expect((await get('/setup')).headers['location']).toBe('/sign-in')
  const missing = await get('/nowhere', world.cookies.ana)
  expect(missing.status).toBe(404)
  expectScripts(missing, '/nowhere')
})

function expectPage(page: Answered, path: string, isLetIn: boolean): void {
  if (!isLetIn) {
    expect.soft([page.status, page.headers['location']], path).toEqual([307, '/'])
    return
  }
  expect.soft(page.status, path).toBe(200)
  expect.soft(page.headers['cache-control'], path).toContain('no-store')
  expectScripts(page, path)
}

/** Each script of the page has the nonce of its policy, and the policy lets in nothing else that stands in the page. */
function expectScripts({ body, headers }: Answered, path: string): void {
  const policy = String(headers['content-security-policy'])
  expect.soft(policy, path).not.toMatch(/script-src[^;]*'unsafe-/)
  const scripts = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  expect.soft(scripts.length, path).toBeGreaterThan(2)
  expect
    .soft(
      scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(policy)}"`)),
      path,
    )
    .toEqual([])
}

test('who may is let in', async () => {
  for (const handler of inOrder.filter((each) => rowOf(each).endsSession !== true)) {
    for (const asker of askers.filter(({ may }) => may.has(handler.permission))) {
      const { status, code } = await send(handler, { headers: asker.headers })
      const what = `${asker.name}: ${handler.name} (${code})`
      const { gets, forSessions } = rowOf(handler)
      if (forSessions === true && asker.headers['cookie'] === undefined) expect.soft(status, what).toBe(403)
      else if (gets !== undefined) expect.soft([gets].flat(), what).toContain(status)
      else expect.soft([401, 403, 500], what).not.toContain(status)
    }
  }
  for (const handler of inOrder.filter((each) => rowOf(each).endsSession === true)) {
    const { status } = await send(handler, { headers: { cookie: world.cookies.spare } })
    expect.soft([200, 401], handler.name).toContain(status)
  }
  const after = await ask(server.url, { method: 'GET', path: '/api/me', headers: { cookie: world.cookies.spare } })
  expect(after.status).toBe(401)
  await expectTrail()
})

/** Who did what is written down, with ids. */
async function expectTrail(): Promise<void> {
  const needs: Permission = 'audit:read'
  const found = handlers.find(({ name, permission }) => name === 'GET /api/audit' && permission === needs)
  if (found === undefined) return
  const { body } = await ask(server.url, {
    ...{ method: 'GET', path: '/api/audit?limit=200', headers: { cookie: world.cookies.adam } },
  })
  for (const action of ['video.viewed', 'video.changed', 'video.deleted', 'segments.changed', 'library.uploaded'])
    expect.soft(body, action).toContain(`"${action}"`)
}
