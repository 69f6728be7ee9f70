import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { goldAnswer } from '@/lib/agreement/schema'
import { violations } from './fixtures/accessibility'
import { signInByHttp } from './fixtures/credentials'
import { addPersonBeforeStart } from './fixtures/people'
import { libraryOf, startServer, test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { SignInPage } from './pages/sign-in-page'

const PASSWORD = 'what a test signs in with'
const people = [
  { username: 'ada', role: 'annotator', password: PASSWORD },
  { username: 'ben', role: 'annotator', password: PASSWORD },
] as const

type Row = readonly [label: number, startFrame: number, endFrame: number]

/** Labels the video as somebody does, by their own session, and submits. */
async function labelAs(url: string, username: string, videoId: string, rows: readonly Row[]): Promise<void> {
  const cookie = await signInByHttp(url, { username, password: PASSWORD })
  const headers = { cookie, 'content-type': 'application/json', origin: url }
  const sets = await (await fetch(`${url}/api/label-sets`, { headers })).json()
  const labels: { id: string; kind: string }[] = sets.labelSets[0].labels
  const ids = labels.filter(({ kind }) => kind === 'interval').map(({ id }) => id)
  const operations = rows.map(([label, startFrame, endFrame], nth) => ({
    id: `${username}-operation-${nth}`,
    type: 'create',
    segmentId: `${username}-segment-${nth}`,
    labelId: ids[label],
    startFrame,
    endFrame,
  }))
  const send = (path: string, body: unknown) =>
    fetch(`${url}/api/videos/${videoId}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect((await send('/operations', { operations })).status).toBe(200)
  expect((await send('/document/submit', {})).status).toBe(200)
}

test.use({ storageState: { cookies: [], origins: [] } })

test('two people’s work is compared, decided between, and what was decided says what it is made of', async ({
  page,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'framemark-agreement-'))
  for (const person of people) await addPersonBeforeStart(dataDir, person)
  const server = await startServer(dataDir)
  const { videoId } = await libraryOf(dataDir).importVideo(await constantVideo(), [
    '--variant',
    'processed',
    '--anonymized',
  ])
  await labelAs(server.url, 'ada', videoId, [
    [0, 50, 100],
    [0, 200, 250],
    [0, 300, 340],
  ])
  await labelAs(server.url, 'ben', videoId, [
    [0, 60, 104],
    [0, 200, 250],
  ])
  await new SignInPage(page).signIn(server.url)
  await page.goto(`${server.url}/review/agreement`)
  await page.getByTestId('agreement-row').getByRole('link').click()

  // 140 frames of ada, 94 of ben, 90 in both of 144: IoU 0.625. Two pairs match at 50%: F1 = 4/5.
  await expect(page.getByRole('table', { name: 'Mean IoU' })).toContainText('0.63')
  await expect(page.getByRole('table', { name: 'F1 at 50%' })).toContainText('0.80')
  await expect(page.getByTestId('alpha')).toHaveText(/^0\.\d\d$/)
  await expect(page.getByTestId('decided-count')).toContainText('0 of 2 decided')
  await expect(page.getByTestId('player')).toHaveAttribute('data-state', 'paused')

  await page.keyboard.press('n')
  await expect(page.getByTestId('question')).toHaveAttribute('data-start', '50')
  await expect(page.getByTestId('frame-number')).toHaveText('50')
  await page.keyboard.press('1')
  await expect(page.getByTestId('decided-count')).toContainText('1 of 2 decided')
  // The next question is shown at once; it is decided against, taken back, and decided again.
  await expect(page.getByTestId('question')).toHaveAttribute('data-start', '300')
  await page.keyboard.press('0')
  await expect(page.getByTestId('decided-count')).toContainText('2 of 2 decided')
  await page.keyboard.press('Backspace')
  await expect(page.getByTestId('decided-count')).toContainText('1 of 2 decided')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.keyboard.press('2')
  await page.keyboard.press('a')
  await expect(page.getByTestId('decided-count')).toContainText('2 of 2 decided')
  await expect(page.getByTestId('decision-state')).toHaveAttribute('data-state', 'saved')
  expect(await violations(page)).toEqual([])

  const answer = await page.request.get(`${server.url}/api/videos/${videoId}/gold`)
  const { segments } = goldAnswer.parse(await answer.json())
  expect(segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
    [50, 100],
    [200, 250],
  ])
  expect(segments[0]?.provenance).toMatchObject({ segmentIds: ['ada-segment-0'], choice: 'adopt', by: 'local' })
  expect(segments[1]?.provenance?.segmentIds).toEqual(['ada-segment-1', 'ben-segment-1'])
  await page.getByRole('button', { name: 'Accept gold' }).click()
  await expect(page.getByText('Gold standard accepted')).toBeVisible()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByText('Gold standard accepted')).toBeHidden()
  await page.getByRole('button', { name: 'Accept gold' }).click()
  await expect(page.getByText('Gold standard accepted')).toBeVisible()

  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})
