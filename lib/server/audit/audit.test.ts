import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AuditEntry, auditQuery } from '@/lib/audit/schema'
import { commandLine, NOBODY, type Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { exportAudit, harmless } from './export-audit'
import { allAudit, listActors, listAudit } from './list-audit'
import { type Audited, recordAudit } from './record-audit'

let library: TestLibrary
let ana: Principal
let video: string

beforeEach(async () => {
  library = await createTestLibrary()
  ana = await createTestPerson('ana', 'annotator')
  video = await createTestVideo({ title: 'Colonoscopy 3' })
  await recordAudit(OWNER, { action: 'user.added', subjectId: 'ana', details: { role: 'annotator' } }, '10.1.1.1')
  await recordAudit(ana, { action: 'session.signed-in' }, '10.2.2.2')
  await recordAudit(ana, { action: 'video.viewed', videoId: video, details: { variant: 'processed' } })
  await recordAudit(NOBODY, {
    action: 'session.refused',
    outcome: 'refused',
    details: { username: 'root', reason: 'unauthenticated' },
  })
  await recordAudit(commandLine('local'), { action: 'token.created', details: { name: '100%_sure' } })
})
afterEach(() => library.close())

const asked = async (query: Record<string, string> = {}) => await listAudit(auditQuery.parse(query))
const actionsOf = (entries: readonly AuditEntry[]) => entries.map(({ action }) => action)

test('the newest first, with what everybody and everything is called', async () => {
  const { entries, nextCursor } = await asked()
  expect(nextCursor).toBeNull()
  expect(actionsOf(entries)).toEqual([
    ...['token.created', 'session.refused', 'video.viewed', 'session.signed-in', 'user.added'],
  ])
  expect(entries[2]).toMatchObject({
    actorName: 'Person ana',
    videoTitle: 'Colonoscopy 3',
    details: { variant: 'processed' },
  })
  expect(entries[4]).toMatchObject({ subjectName: 'Person ana', address: '10.1.1.1', outcome: 'done' })
})

test.each([
  [{ actor: 'ana' }, ['video.viewed', 'session.signed-in']],
  [{ actor: 'local' }, ['user.added']],
  [{ actor: 'command-line' }, ['token.created']],
  [{ actor: 'nobody' }, ['session.refused']],
  [{ action: 'video.viewed' }, ['video.viewed']],
  [{ outcome: 'refused' }, ['session.refused']],
  [{ text: 'colonoscopy' }, ['video.viewed']],
  [{ text: 'person PROCESSED' }, ['video.viewed']],
  [{ text: 'person root' }, []],
  [{ text: 'root' }, ['session.refused']],
  [{ text: 'watched' }, ['video.viewed']],
  [{ text: '10.2.2' }, ['session.signed-in']],
  [{ text: '%_' }, ['token.created']],
  [{ text: "' OR 1=1 --" }, []],
  [{ from: '2999-01-01T00:00:00Z' }, []],
  [{ to: '2999-01-01T00:00:00+02:00', actor: 'local' }, ['user.added']],
  [{ to: '2001-01-01T00:00:00Z' }, []],
])('%j finds %j', async (query, actions) => {
  expect(actionsOf((await asked(query)).entries)).toEqual(actions)
})

test('by video, and a time is the very one', async () => {
  expect(actionsOf((await asked({ video })).entries)).toEqual(['video.viewed'])
  const [entry] = (await asked({ video })).entries
  const at = entry?.at ?? ''
  expect((await asked({ video, from: at })).entries).toHaveLength(1)
  expect((await asked({ video, to: at })).entries).toHaveLength(0)
})

test('page by page everything is seen once, also while more is written', async () => {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await asked({ limit: '2', ...(cursor !== '' && { cursor }) })
    seen.push(...actionsOf(page.entries))
    cursor = page.nextCursor
    await recordAudit(OWNER, { action: 'audit.exported' })
  }
  expect(seen).toEqual(['token.created', 'session.refused', 'video.viewed', 'session.signed-in', 'user.added'])
})

test.each([
  { limit: '0' },
  { limit: '201' },
  { cursor: '-1' },
  { cursor: 'x' },
  { action: 'x' },
  { from: 'yesterday' },
])('%j is not understood', (query) => {
  expect(auditQuery.safeParse(query).success).toBe(false)
})

test('whoever did something can be picked by who they are', async () => {
  expect(await listActors()).toEqual([
    { id: 'command-line', name: 'Command line' },
    { id: 'local', name: 'Local user' },
    { id: 'nobody', name: 'Nobody' },
    { id: 'ana', name: 'Person ana' },
  ])
})

test('what is gone is still told of', async () => {
  await db()
    .video.delete({ where: { id: video } })
    .catch(() => db().variant.deleteMany())
  await db().user.delete({ where: { id: 'ana' } })
  const { entries } = await asked({ actor: 'ana' })
  expect(entries[0]).toMatchObject({ actorName: 'Person ana', videoId: video })
})

test.each(['UPDATE "AuditEntry" SET "actorName" = \'somebody else\'', 'DELETE FROM "AuditEntry"'])(
  'the database refuses: %s',
  async (statement) => {
    const before = await asked()
    await expect(db().$executeRawUnsafe(statement)).rejects.toThrow(/an entry of the audit is never/)
    await expect(db().auditEntry.deleteMany()).rejects.toThrow()
    expect(await asked()).toEqual(before)
  },
)

test('an export holds no more at once than it was told, and all of it', async () => {
  const pieces: number[] = []
  for await (const entries of allAudit({}, 2)) pieces.push(entries.length)
  expect(pieces).toEqual([2, 2, 1])
})

test('as JSON it is what the list says, as CSV a line for each', async () => {
  const { entries } = await asked()
  const json = exportAudit({}, 'json')
  expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename=framemark-audit-[\d-]{10}\.json$/)
  expect(await json.json()).toEqual(entries)
  expect(await exportAudit({ actor: 'who' }, 'json').json()).toEqual([])
  const lines = (await exportAudit({ actor: 'ana' }, 'csv').text()).split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain('Person ana watched Colonoscopy 3')
})

const CHOSEN: Audited = { action: 'user.added', details: { name: '=HYPERLINK("http://x")' } }

test('a name that a spreadsheet would compute is text', async () => {
  await createTestPerson('eve', 'annotator')
  await recordAudit({ kind: 'person', userId: 'eve', name: '@SUM(A1)' }, CHOSEN)
  const csv = await exportAudit({ actor: 'eve' }, 'csv').text()
  expect(csv).toContain(",'@SUM(A1),eve,")
  expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m)
})

test.each(['=1', '+1', '-1', '@x', '\t=1', ' =1', '\rx'])('%j is defused', (field) => {
  expect(harmless(field)).toBe(`'${field}`)
})

test.each(['', 'a=1', '1', 'Ana-Maria', '2026-11-26T08:00:00.000Z'])('%j is left as it is', (field) => {
  expect(harmless(field)).toBe(field)
})
