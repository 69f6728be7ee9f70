import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import type { AuditEntry } from '@/lib/audit/schema'
import { violations } from './fixtures/accessibility'
import { programEnvironment, runProgram } from './fixtures/program'
import { type Server, test } from './fixtures/server'

test.use({ shelf: 'audit' })

/** What the command line says on `server`, which is running. */
async function framemark({ dataDir }: Server, ...args: string[]): Promise<string> {
  const done = await runProgram('cli/main.ts', args, programEnvironment(dataDir, { FRAMEMARK_LOG_LEVEL: 'warn' }))
  if (done.code !== 0) throw new Error(`framemark ${args.join(' ')}: ${done.stderr}`)
  return done.stdout.trim()
}

/** Asks `server` by a token, without a cookie. */
const asking =
  ({ url }: Server, token: string) =>
  (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

async function withToken(server: Server, username: string, role: string) {
  await framemark(server, 'user', 'add', username, '--role', role)
  return asking(server, await framemark(server, 'token', 'create', '--user', username))
}

async function open(page: Page, url: string) {
  await page.goto(`${url}/admin/audit`)
  const entries = page.getByTestId('audit-entry')
  await entries.first().waitFor()
  return entries
}

test('what two people did stands there in sentences, is found by who, what and whom, and is taken along', async ({
  page,
  server,
}) => {
  const ana = await withToken(server, 'ana', 'administrator')
  const ben = await withToken(server, 'ben', 'administrator')
  const added = await ana('POST', '/api/users', { username: 'cleo', role: 'annotator', name: '=Cleo' })
  expect(added.status).toBe(201)
  const { user } = (await added.json()) as { user: { id: string } }
  expect((await ben('PATCH', `/api/users/${user.id}`, { disabled: true })).status).toBe(200)
  const guess = { username: 'root', password: 'a guess of somebody' }
  const headers = { 'content-type': 'application/json' }
  await fetch(`${server.url}/api/auth/sign-in/username`, { method: 'POST', headers, body: JSON.stringify(guess) })

  const entries = await open(page, server.url)
  await expect(entries.nth(0)).toContainText('Somebody as root was refused to sign in')
  await expect(entries.nth(0)).toHaveAttribute('data-outcome', 'refused')
  await expect(entries.nth(1)).toContainText('ben disabled a person: =Cleo')
  await expect(entries.nth(2)).toContainText('ana added a person: =Cleo')
  await expect(entries.nth(3)).toContainText('Command line made a token')
  expect(await violations(page)).toEqual([])

  await page.getByLabel('Person').selectOption('ben')
  await expect(entries).toHaveText([/ben disabled a person: =Cleo.*by a token/])
  await entries.first().locator('summary').click()
  await expect(entries.first()).toContainText('127.0.0.1')
  await page.getByRole('button', { name: 'Only this action' }).click()
  await expect(page.getByLabel('Action')).toHaveValue('user.disabled')

  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(",'=Cleo,")

  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByLabel('Outcome').selectOption('refused')
  await expect(entries).toHaveText([/Somebody as root/])
  await page.getByLabel('Outcome').selectOption('')
  await page.getByLabel('Search the audit').fill('exported')
  await expect(entries).toHaveText([/exported the audit/])
})

test('only who may read it reads it, and a token that was revoked reads nothing', async ({ server }) => {
  const dora = await withToken(server, 'dora', 'annotator')
  for (const path of ['/api/audit', '/api/audit/actors', '/api/audit/export?format=json'])
    expect((await dora('GET', path)).status).toBe(403)
  const eve = await withToken(server, 'eve', 'administrator')
  const { entries } = (await (await eve('GET', '/api/audit?limit=1')).json()) as { entries: AuditEntry[] }
  expect(entries).toHaveLength(1)
  const [token] = (await framemark(server, 'token', 'list', '--user', 'eve', '--json')).split('\n')
  await framemark(server, 'token', 'revoke', (JSON.parse(token ?? '') as { id: string }).id)
  expect((await eve('GET', '/api/audit')).status).toBe(401)
})
