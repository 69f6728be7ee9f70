import { expect } from '@playwright/test'
import type { LabelSet } from '@/lib/labels/schema'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { mark, openForLabeling } from './pages/labeling'

test.use({ shelf: 'lint' })

test('a rule is broken and told of, mended by one key, and the work is submitted, closed and reopened', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const api = `${server.url}/api`
  const [set] = ((await (await page.request.get(`${api}/label-sets`)).json()) as { labelSets: LabelSet[] }).labelSets
  if (set === undefined) throw new Error('there is no label set')
  const tool = set.labels.find(({ name }) => name === 'Instrument')?.id ?? ''
  const labels = set.labels.map((label) =>
    label.name === 'Finding' ? { ...label, rules: [{ type: 'exclusive', with: [tool], itself: false }] } : label,
  )
  const saved = await page.request.put(`${api}/label-sets/${set.id}`, {
    data: { baseVersion: set.version, name: set.name, rules: [], labels },
  })
  expect(saved.status()).toBe(200)

  const workspace = await openForLabeling(page, server.url, videoId)
  const count = page.getByTestId('problem-count')
  const submit = page.getByTestId('submit-work')
  await expect(count).toHaveText(/No problems/)

  await mark(workspace, 40, 79)
  await page.keyboard.press('2')
  await mark(workspace, 77, 89)
  await page.keyboard.press('3')
  await expect(count).toContainText('1 error')
  await expect(page.getByTestId('problem-mark')).toHaveCount(2)
  await expect(submit).toHaveAttribute('data-state', 'not-ready')
  await expect(submit).toHaveAccessibleDescription(/1 error is left|not saved yet/)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  const refused = await page.request.post(`${api}/videos/${videoId}/document/submit`, { data: {} })
  expect(refused.status()).toBe(409)
  expect(await refused.json()).toMatchObject({ error: { code: 'not-submittable', details: { errorCount: 1 } } })

  await count.press('Enter')
  await expect(page.getByTestId('problem')).toContainText('Finding, frames 40 to 79, overlaps Instrument by 3 frames.')
  await page.keyboard.press('F8')
  await expect(workspace.frameNumber).toHaveText('77')
  await expect(page.getByRole('button', { name: 'End Finding at frame 76, before Instrument' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('F9')
  await expect(count).toHaveText(/No problems/)
  expect((await workspace.spans()).map(({ start, end }) => [start, end])).toEqual([
    [40, 77],
    [77, 90],
  ])
  await page.keyboard.press('Control+z')
  await expect(count).toContainText('1 error')
  await page.keyboard.press('Control+Shift+z')
  await expect(count).toHaveText(/No problems/)

  await expect(submit).toHaveAttribute('data-state', 'ready')
  await submit.press('Enter')
  const submitted = page.getByTestId('submitted-work')
  await expect(submitted).toContainText('with General version 2')
  await expect(workspace.check('open-for-editing')).toHaveAttribute('data-state', 'failed')
  await expect(workspace.check('open-for-editing')).toContainText('Reopen it')
  await page.keyboard.press('2')
  await page.keyboard.press('2')
  await expect(workspace.segments).toHaveCount(2)
  const create = {
    id: 'operation-1',
    type: 'create',
    segmentId: 'segment-1',
    labelId: tool,
    startFrame: 1,
    endFrame: 5,
  }
  const answer = await page.request.post(`${api}/videos/${videoId}/operations`, { data: { operations: [create] } })
  expect(await answer.json()).toMatchObject({ results: [{ status: 'rejected', code: 'document-closed' }] })

  await page.reload()
  await expect(submitted).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Reopen' }).press('Enter')
  await expect(submitted).toBeHidden()
  await expect(workspace.check('open-for-editing').or(submit).first()).toBeVisible()
  expect(await (await page.request.get(`${api}/videos/${videoId}/document`)).json()).toMatchObject({ state: 'draft' })
})
