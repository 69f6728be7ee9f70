import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { programEnvironment, runProgram } from './fixtures/program'
import { test } from './fixtures/server'
import { constantVideo, variableVideo } from './fixtures/videos'
import { WorkspacePage } from './pages/workspace-page'

test.describe.configure({ mode: 'serial' })
test.use({ shelf: 'exports' })

/** Opens one of the dialogs for files. */
async function openDialog(page: Page, name: 'Export' | 'Import') {
  await page.getByRole('button', { name: 'Files' }).click()
  await page.getByRole('menuitem', { name: `${name} segments…` }).click()
  const dialog = page.getByTestId(`${name.toLowerCase()}-dialog`)
  await dialog.waitFor()
  return dialog
}

const SEGMENTS = [
  { startFrame: 3, endFrame: 40, note: 'ü --> "x"' },
  { startFrame: 30, endFrame: 31, note: '' },
]

let exported = ''

test('an export says what it is worth, and is the file that was promised', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const { labelSets } = await (await page.request.get(`${server.url}/api/label-sets`)).json()
  const [label] = labelSets[0].labels
  const operations = SEGMENTS.map((segment, i) => ({
    ...segment,
    ...{ id: `export-operation-${i}`, segmentId: `export-segment-${i}`, type: 'create', labelId: label.id },
  }))
  await page.request.post(`${server.url}/api/videos/${videoId}/operations`, { data: { operations } })

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await expect(workspace.segments).toHaveCount(2)
  const dialog = await openDialog(page, 'Export')
  const report = dialog.getByTestId('export-report')
  await expect(report).toContainText('Certified: 4 of 4 boundaries come back exactly.')
  await dialog.getByRole('radio', { name: /ELAN/ }).check()
  await expect(report).toContainText('further tiers')
  await expect(dialog.getByRole('link', { name: /\.eaf$/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('link', { name: /^Download/ }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.eaf$/)
  exported = await readFile(await download.path(), 'utf8')
  expect(exported).toContain('<ANNOTATION_VALUE>ü --&gt; "x"</ANNOTATION_VALUE>')

  // Through another door: the same boundaries by HTTP, planned and not applied.
  const plan = await page.request.post(`${server.url}/api/videos/${videoId}/import?dryRun=1`, { data: exported })
  expect(await plan.json()).toMatchObject({ format: 'eaf', placed: [], duplicates: [{}, {}], refused: [] })
})

const CSV = [
  'label,start_frame,end_frame',
  'Activity,5,9',
  'Lesion,10,20',
  'Activity,50,50',
  'Finding,0,999999',
  '',
].join('\n')

test('an import shows every row before, is one edit, and one undo takes it back', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.startLabelingNow()

  let dialog = await openDialog(page, 'Import')
  const choose = (name: string, text: string) =>
    dialog.getByLabel('File with segments').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await choose('picture.png', '\u0089PNG')
  await expect(dialog.getByRole('alert')).toContainText('picture.png: The file is in no format that can be read')
  await choose('work.csv', CSV)
  await expect(dialog.getByRole('status')).toContainText('1 to import, 0 already there, 3 refused')
  const refused = dialog.getByTestId('refused-rows').getByRole('listitem')
  await expect(refused).toHaveText([
    /line 3: “Lesion” is no label of the set/,
    /line 4: Frames 50 to 50/,
    /line 5: It lies from frame 0 to 999998; the video has frames 0 to \d+/,
  ])
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel(/Lesion/).selectOption({ label: 'Finding' })
  await expect(refused).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Import 2 segments' }).click()
  await expect(dialog).toBeHidden()
  await expect(workspace.segments).toHaveCount(2)
  expect((await workspace.spans()).map(({ start, end }) => [start, end])).toEqual([
    [5, 9],
    [10, 20],
  ])
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')

  dialog = await openDialog(page, 'Import')
  await choose('work.csv', CSV)
  await expect(dialog.getByRole('status')).toContainText('0 to import, 1 already there')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Control+z')
  await expect(workspace.segments).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(workspace.segments).toHaveCount(2)
  // "Saved" may still be said of what was there before the last key.
  const sources = async () => {
    const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
    const { segments } = (await answer.json()) as { segments: { source: string }[] }
    return segments.map(({ source }) => source)
  }
  await expect.poll(sources).toEqual(['import', 'import'])
})

test('the palette opens the dialogs, and gives the keyboard back', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.startLabelingNow()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import segm')
  await page.keyboard.press('Enter')
  const dialog = page.getByTestId('import-dialog')
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await workspace.goToFrame(7)
})

test('what a machine found comes as proposals', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await page.getByRole('button', { name: 'Files' }).click()
  await expect(page.getByRole('menuitem', { name: 'Import segments…' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await workspace.startLabelingNow()
  const dialog = await openDialog(page, 'Import')
  const buffer = Buffer.from('label,start_frame,end_frame,confidence\nActivity,100,120,0.25\n')
  await dialog.getByLabel('File with segments').setInputFiles({ name: 'model.csv', mimeType: 'text/csv', buffer })
  await dialog.getByLabel(/A machine made them/).check()
  await expect(dialog.getByTestId('placed-rows')).toContainText('proposal, 25 % sure')
  await dialog.getByRole('button', { name: 'Import 1 segment' }).click()
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
      return ((await answer.json()) as { segments: object[] }).segments.at(-1)
    })
    .toMatchObject({ startFrame: 100, isProposal: true, source: 'prediction', confidence: 0.25 })
})

test('the library exports every video that is found, in one zip', async ({ page, server }) => {
  await page.goto(server.url)
  await page.getByTestId('library-row').first().waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByTestId('export-videos')
  await dialog.getByLabel('Format').selectOption('label-studio')
  expect(await violations(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^framemark-label-studio-.*\.zip$/)
  await expect(dialog.getByRole('status')).toContainText('2 of 2 exports are certified')
  const zip = (await readFile(await download.path())).toString('latin1')
  for (const name of ['.label-studio.json', '.label-config.xml', 'report.json']) expect(zip).toContain(name)
})

test('the command line exports and imports through the server that runs', async ({ server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const folder = await mkdtemp(join(tmpdir(), 'framemark-e2e-exports-'))
  const env = programEnvironment(server.dataDir, { FRAMEMARK_LOG_LEVEL: 'warn', INIT_CWD: folder })
  const framemark = (...args: string[]) => runProgram('cli/main.ts', args, env)
  try {
    const out = await framemark('export', '--all', '--format', 'json', '--out', 'out')
    expect(out).toMatchObject({ code: 0, stdout: expect.stringContaining('Certified: 4 of 4 boundaries') })
    const names = await readdir(join(folder, 'out'))
    expect(names.filter((name) => name.endsWith('.framemark.json'))).toHaveLength(2)

    await writeFile(join(folder, 'more.csv'), 'label,start_frame,end_frame\nActivity,130,140\nLesion,1,2\n')
    const into = ['import-segments', 'more.csv', '--video', videoId]
    const first = await framemark(...into)
    expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('1 imported, 0 already there, 1 refused') })
    const again = await framemark(...into, '--label', 'Lesion=', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ videoId, applied: 0, plan: { placed: [], duplicates: [{}] } })
  } finally {
    await rm(folder, { recursive: true })
  }
})
