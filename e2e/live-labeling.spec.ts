import { expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo, variableVideo } from './fixtures/videos'
import { mark, openForLabeling } from './pages/labeling'
import type { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'live-labeling' })

/** Resolves when the counter has reached `frame`. */
const untilFrame = (workspace: WorkspacePage, frame: number) =>
  expect
    .poll(async () => Number(await workspace.frameNumber.textContent()), { intervals: [20] })
    .toBeGreaterThanOrEqual(frame)

test('while it plays: a tap starts, the next label starts exactly where the last ended, held keys run together', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = await openForLabeling(page, server.url, videoId)
  await page.keyboard.press('Space')
  await untilFrame(workspace, 5)
  await page.keyboard.press('1')
  await untilFrame(workspace, 25)
  await page.keyboard.press('2')
  await untilFrame(workspace, 45)
  await page.keyboard.press('2')
  await page.keyboard.down('3')
  await untilFrame(workspace, 65)
  await page.keyboard.down('4')
  await page.waitForTimeout(500)
  await page.keyboard.up('3')
  await page.waitForTimeout(500)
  await page.keyboard.up('4')
  await page.keyboard.press('k')
  await expect(workspace.segments).toHaveCount(4)
  const [first, second, third, fourth] = (await workspace.spans()) as [Span, Span, Span, Span]
  expect([first.label, second.label, third.label, fourth.label]).toEqual([
    'Activity',
    'Finding',
    'Instrument',
    'Poor visibility',
  ])
  expect(second.start).toBe(first.end)
  // The held ones overlap.
  expect(fourth.start).toBeGreaterThan(third.start)
  expect(fourth.start).toBeLessThan(third.end)
  expect(fourth.end).toBeGreaterThan(third.end)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
})

type Span = { readonly start: number; readonly end: number; readonly label: string | null }

test('a label that runs is still running after a reload', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const workspace = await openForLabeling(page, server.url, videoId)
  await workspace.goToFrame(20)
  await page.keyboard.press('1')
  await page.reload()
  await workspace.untilPaused()
  await expect(page.getByRole('button', { name: /Activity.*running/ })).toBeVisible()
  await workspace.goToFrame(59)
  await page.keyboard.press('1')
  await expect(workspace.segments).toHaveCount(1)
  expect((await workspace.spans()).map(({ start, end }) => [start, end])).toEqual([[20, 60]])
})

test('the reaction time is measured by an exercise and subtracted while it plays, not on a still picture', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = await openForLabeling(page, server.url, videoId)
  await page.getByRole('button', { name: 'Measure reaction time' }).click()
  const exercise = page.getByTestId('reaction-exercise')
  await expect(exercise).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  // Presses as an eye and a hand would make them: 400 ms after the light, told by the page itself.
  await page.evaluate(() => {
    const root = document.querySelector('[data-testid="reaction-exercise"]')
    const answer = () => {
      if (root?.getAttribute('data-state') !== 'bright') return
      const button = root.querySelector('[data-bright]')
      setTimeout(() => button?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true })), 400)
    }
    if (root !== null) new MutationObserver(answer).observe(root, { attributes: true, attributeFilter: ['data-state'] })
  })
  await expect(exercise).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
  const keep = page.getByRole('button', { name: /^Subtract \d+ ms$/ })
  const measured = Number(/\d+/.exec((await keep.textContent()) ?? '')?.[0])
  expect(measured).toBeGreaterThanOrEqual(390)
  await keep.press('Enter')
  await expect(exercise).toBeHidden()
  await expect(page.getByRole('button', { name: `Reaction time ${measured} ms` })).toBeVisible()

  // On a still picture the frame on screen is meant.
  await mark(workspace, 300, 309)
  await page.keyboard.press('1')
  await expect
    .poll(async () => (await workspace.spans()).map(({ start, end }) => [start, end]))
    .toContainEqual([300, 310])

  // While it plays, the frame of so many milliseconds ago: the key is pressed at the very moment a frame is told of.
  await workspace.goToFrame(360)
  await page.evaluate(() => {
    const counter = document.querySelector('[data-testid="frame-number"]')
    const press = () => {
      const shown = Number(counter?.textContent)
      if (shown < 400) {
        requestAnimationFrame(press)
        return
      }
      Object.assign(window, { pressedAt: shown })
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'i', code: 'KeyI', bubbles: true }))
    }
    requestAnimationFrame(press)
  })
  await page.keyboard.press('Space')
  await untilFrame(workspace, 410)
  await page.keyboard.press('k')
  await expect(page.getByTestId('timeline')).toContainText(/In \d+/)
  const words = (await page.getByTestId('timeline').textContent()) ?? ''
  const inPoint = Number(/In (\d+)/.exec(words)?.[1])
  const pressedAt = (await page.evaluate('pressedAt')) as number
  const frames = Math.round((measured / 1000) * 25)
  expect(pressedAt - inPoint).toBeGreaterThanOrEqual(frames - 1)
  expect(pressedAt - inPoint).toBeLessThanOrEqual(frames + 2)
})
