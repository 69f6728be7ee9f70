import { expect, type Page } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo, variableVideo } from './fixtures/videos'
import { mark, openForLabeling } from './pages/labeling'

test.use({ shelf: 'editing' })
type Told = { id: string; label: string; startFrame: number; endFrame: number; isProposal: boolean }

/** What the server has, as the page tells it. */
async function kept(page: Page, url: string, videoId: string) {
  const answer = await page.request.get(`${url}/api/videos/${videoId}/segments`)
  const { segments } = (await answer.json()) as { segments: Told[] }
  return segments
    .map(({ label, startFrame: start, endFrame: end }) => ({ start, end, label }))
    .sort((a, b) => a.start - b.start)
}

test('make, resize, split, merge, extend, fill, duplicate, move, relabel and take all back, without the mouse', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = await openForLabeling(page, server.url, videoId, '?frame=0')
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
  const spans = () => workspace.spans().then((all) => all.map(({ start, end, label }) => `${label} ${start}-${end}`))
  const become = (...wanted: string[]) => expect.poll(spans).toEqual(wanted)
  const say = (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible()

  await workspace.goToFrame(40)
  await press('i')
  await workspace.goToFrame(79)
  await press('1')
  await workspace.goToFrame(80)
  await press('i')
  await workspace.goToFrame(119)
  await press('2')
  await become('Activity 40-80', 'Finding 80-120')

  await workspace.goToFrame(50)
  await press('Shift+H', 'n')
  await become('Activity 40-81', 'Finding 81-120')
  await expect(workspace.frameNumber).toHaveText('80')
  await press('b', 'Alt+b')
  await become('Activity 40-79', 'Finding 80-120')
  await press('Control+z', 'Shift+N', 'x', 'Shift+C')
  await become('Activity 49-90', 'Finding 90-120')
  await workspace.goToFrame(45)
  await press('Shift+I')
  await become('Activity 45-90', 'Finding 90-120')

  await workspace.goToFrame(60)
  await press('s')
  await become('Activity 45-60', 'Activity 60-90', 'Finding 90-120')
  await press('Shift+S')
  await say(/One segment is selected: add the next one/)
  await press('Alt+Shift+ArrowUp', 'Shift+S')
  await become('Activity 45-90', 'Finding 90-120')

  await workspace.goToFrame(200)
  await press('Escape', 'i')
  await workspace.goToFrame(219)
  await press('1', 'Shift+H', 'Shift+Q')
  await become('Activity 45-90', 'Finding 90-120', 'Activity 120-220')
  await press('Shift+W')
  await say('There is no segment after Activity to extend to')
  await press('Control+z', 'Escape')
  await workspace.goToFrame(150)
  await press('Shift+F', '3')
  await workspace.goToFrame(249)
  await press('Shift+E', '2')
  await become('Activity 45-90', 'Finding 90-120', 'Instrument 120-200', 'Activity 200-220', 'Finding 220-250')

  await press('Shift+H', 'Shift+D')
  await workspace.goToFrame(300)
  await press('Alt+Shift+D', '1', 'Control+ArrowRight', 'Control+Shift+ArrowLeft')
  const whole = [
    'Activity 45-90',
    'Finding 90-120',
    'Instrument 120-200',
    'Activity 200-220',
    'Finding 220-250',
    'Finding 250-280',
    'Activity 291-321',
  ]
  await become(...whole)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  expect(await kept(page, server.url, videoId)).toEqual(await workspace.spans())

  await press('Alt+a')
  await expect(page.getByTestId('selection-summary')).toContainText('7 selected')
  await press('4')
  await expect.poll(async () => new Set((await workspace.spans()).map(({ label }) => label)).size).toBe(1)
  await press('Delete')
  await expect(workspace.segments).toHaveCount(0)
  await press('Control+z', 'Control+z')
  await become(...whole)

  for (let n = 0; n < 30; n++) await press('Control+z')
  await expect(workspace.segments).toHaveCount(0)
  await say('Nothing to undo')
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  expect(await kept(page, server.url, videoId)).toEqual([])
  for (let n = 0; n < 12; n++) await press('Control+Shift+z')
  await expect.poll(() => workspace.segments.count()).toBeGreaterThan(0)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  expect(await kept(page, server.url, videoId)).toEqual(await workspace.spans())
})

test('what is locked refuses every key, and what is hidden is not reached, also after a reload', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const made = await page.request.post(`${server.url}/api/videos/${videoId}/operations`, {
    data: { operations: await proposals(page, server.url) },
  })
  expect(made.ok()).toBe(true)
  const workspace = await openForLabeling(page, server.url, videoId, '?frame=0')
  await expect(workspace.segments).toHaveCount(3)

  await page.keyboard.press('p')
  await expect(workspace.frameNumber).toHaveText('10')
  const filter = page.getByRole('button', { name: 'Filter the list' })
  await filter.press('Enter')
  await page.getByRole('button', { name: 'Statistics of the labels' }).press('Enter')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('What to list').selectOption('hidden')
  await expect(page.getByText('None of the 3 segments is like that.')).toBeVisible()
  await filter.press('Enter')
  await page.keyboard.press('Alt+l')
  await page.keyboard.press('b')
  await expect(page.getByText(/is locked: unlock it/).first()).toBeVisible()
  await page.keyboard.press('y')
  expect((await workspace.spans()).map(({ start, end }) => [start, end])).toEqual([
    [10, 20],
    [40, 50],
    [80, 90],
  ])
  await page.keyboard.press('p')
  await page.keyboard.press('Alt+h')
  await expect(workspace.segments).toHaveCount(2)

  await page.reload()
  await expect(workspace.segments).toHaveCount(2)
  await workspace.untilPaused()
  await workspace.goToFrame(0)
  await page.keyboard.press('p')
  await expect(workspace.frameNumber).toHaveText('10')
  await page.keyboard.press('p')
  await expect(workspace.frameNumber).toHaveText('80')
  await page.keyboard.press('Shift+Y')
  await expect(workspace.segments).toHaveCount(1)
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+l')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Shift+H')
  await page.keyboard.press('y')
  const told = async () => {
    const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
    const { segments } = (await answer.json()) as { segments: Told[] }
    return segments.map(({ startFrame, isProposal }) => [startFrame, isProposal])
  }
  await expect.poll(told).toEqual([
    [10, false],
    [40, true],
  ])
})

test('edges are typed as frames, times or a way to go', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = await openForLabeling(page, server.url, videoId, '?frame=0')
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('Delete')
  await mark(workspace, 100, 149)
  await page.keyboard.press('1')
  await page.keyboard.press('Shift+H')
  const type = async (name: string, text: string) => {
    await page.getByLabel(name).focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await type('First frame of what is selected', '+5')
  await type('Last frame of what is selected', '0:08.0')
  const spans = () => workspace.spans().then((all) => all.map(({ start, end }) => [start, end]))
  await expect.poll(spans).toEqual([[105, 201]])
  await page.getByLabel('Last frame of what is selected').focus()
  await page.keyboard.type('9999')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The last frame of this video is 499').first()).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await spans()).toEqual([[105, 201]])
})

/** Three suggestions of a machine, the second less sure than the others. */
async function proposals(page: Page, url: string) {
  const answer = await page.request.get(`${url}/api/label-sets`)
  const { labelSets } = (await answer.json()) as { labelSets: { labels: { id: string }[] }[] }
  const labelId = labelSets[0]?.labels[0]?.id
  return [10, 40, 80].map((startFrame, n) => ({
    id: `operation-${n}`,
    type: 'create',
    segmentId: `proposal-${n}`,
    labelId,
    startFrame,
    endFrame: startFrame + 10,
    source: 'prediction',
    confidence: n === 1 ? 0.4 : 0.9,
    isProposal: true,
  }))
}
