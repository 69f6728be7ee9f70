import { expect, type Page } from '@playwright/test'
import type { LabelSet } from '@/lib/labels/schema'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { LabelSetsPage } from './pages/label-sets-page'
import { LibraryPage } from './pages/library-page'
import { UserMenu } from './pages/user-menu'
import { WorkspacePage } from './pages/workspace-page'

test.describe.configure({ mode: 'serial' })
test.use({ shelf: 'label-sets' })

async function setCalled(page: Page, url: string, name: string): Promise<LabelSet> {
  const { labelSets } = (await (await page.request.get(`${url}/api/label-sets`)).json()) as { labelSets: LabelSet[] }
  const found = labelSets.find((set) => set.name === name)
  if (found === undefined) throw new Error(`there is no label set ${name}`)
  return found
}

test('a set is made with the keyboard alone', async ({ page, server, library }) => {
  // An empty library offers nothing but to add videos.
  await library.importVideo(await constantVideo())
  await new LibraryPage(page).open(server.url)
  await new UserMenu(page).goTo('Label sets', 'keyboard')
  const labels = new LabelSetsPage(page)
  await labels.editor.waitFor()
  await page.getByRole('button', { name: 'New set' }).press('Enter')
  await expect(labels.name).toHaveValue('')
  await labels.name.press('Tab')
  await expect(labels.addLabel).toBeFocused()
  await labels.name.focus()
  await page.keyboard.type('Colon')
  await labels.addLabel.press('Enter')
  await page.keyboard.type('Polyp')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('k')
  await expect(labels.problems).toContainText(['K does something else already'])
  await expect(labels.save).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(labels.problems).toHaveCount(0)
  await labels.addLabel.press('Enter')
  await page.keyboard.type('Snare')
  const handle = labels.label('Snare').getByRole('button', { name: /^Move Snare/ })
  await handle.focus()
  await page.keyboard.press('ArrowUp')
  await expect(handle).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(page.getByTestId('label-set-version')).toHaveCount(1)

  const made = await setCalled(page, server.url, 'Colon')
  expect(made).toMatchObject({ version: 1, isDefault: false })
  expect(made.labels.map(({ name, hotkey }) => [name, hotkey])).toEqual([
    ['Snare', null],
    ['Polyp', '1'],
  ])
})

test('a label that segments have is renamed, then retired; what it means is said before', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const finding = (await setCalled(page, server.url, 'General')).labels.find(({ name }) => name === 'Finding')
  const create = { id: 'operation-1', type: 'create', segmentId: 'segment-1', labelId: finding?.id }
  await page.request.post(`${server.url}/api/videos/${videoId}/operations`, {
    data: { operations: [{ ...create, startFrame: 40, endFrame: 80 }] },
  })

  const labels = new LabelSetsPage(page)
  await labels.open(server.url)
  await labels.nameOf('Finding').fill('Polyp')
  await expect(labels.changes).toContainText('Finding renamed to Polyp in 1 segment')
  await labels.saveNow()
  await expect(page.getByTestId('label-set-version').first()).toContainText('Finding renamed to Polyp')

  await page.getByRole('button', { name: 'Retire Polyp' }).click()
  await expect(labels.changes).toContainText('Polyp retired: 1 segment')
  await page.reload()
  await expect(labels.changes).toContainText('Polyp retired')
  await labels.saveNow()
  await expect(page.getByTestId('retired-label')).toContainText('Polyp')

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.startLabelingNow()
  await expect(workspace.segments).toHaveAttribute('data-label', 'Polyp')
  const palette = page.getByRole('region', { name: 'Labels', exact: true })
  await expect(palette).toContainText('Activity')
  await expect(palette).not.toContainText('Polyp')
  await page.keyboard.press('2')
  await expect(workspace.segments).toHaveCount(1)
})

test('two editors: the second sees what the first did, and both changes hold', async ({ page, server, context }) => {
  const first = new LabelSetsPage(page)
  const second = new LabelSetsPage(await context.newPage())
  await first.open(server.url)
  await second.open(server.url)
  await second.nameOf('Outside').fill('Outside the body')
  await first.nameOf('Activity').fill('Procedure')
  await first.saveNow()

  await expect(second.conflict).toContainText('Activity renamed to Procedure')
  await expect(second.save).toHaveAttribute('aria-disabled', 'true')
  await second.page.getByRole('button', { name: 'Put my changes on top of theirs' }).click()
  await expect(second.conflict).toHaveCount(0)
  await second.saveNow()
  const names = (await setCalled(page, server.url, 'General')).labels.map(({ name }) => name)
  expect(names).toContain('Procedure')
  expect(names).toContain('Outside the body')
  await expect(first.nameOf('Outside the body')).toBeVisible()
})

test('what a page saves from an old version is refused with the set as it is', async ({ page, server }) => {
  const { id, version, labels, rules } = await setCalled(page, server.url, 'General')
  const save = (baseVersion: number, name: string) =>
    page.request.put(`${server.url}/api/label-sets/${id}`, { data: { baseVersion, name, rules, labels } })
  expect((await save(version, 'General words')).status()).toBe(200)
  const late = await save(version, 'Late')
  expect(late.status()).toBe(409)
  expect(await late.json()).toMatchObject({
    error: { code: 'version-conflict', details: { current: { labelSet: { name: 'General words' } } } },
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page of the label sets is accessible (${colorScheme})`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme })
    const labels = new LabelSetsPage(page)
    await labels.open(server.url)
    await page.getByRole('button', { name: /^Attributes and rules of Procedure/ }).click()
    await page.getByRole('button', { name: 'Add an attribute' }).click()
    await page.getByRole('combobox', { name: /^Add a rule to/ }).selectOption('exclusive')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Colour of Procedure/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
