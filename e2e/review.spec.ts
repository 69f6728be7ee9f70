import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { addPersonBeforeStart } from './fixtures/people'
import { libraryOf, startServer } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { mark, openForLabeling } from './pages/labeling'
import { SignInPage } from './pages/sign-in-page'
import { WorkspacePage } from './pages/workspace-page'

type Server = Awaited<ReturnType<typeof startServer>>

const ANN = { username: 'Ann', role: 'annotator', password: 'labels polyps all day' } as const
const RITA = { username: 'Rita', role: 'reviewer', password: 'looks at it twice over' } as const

let dataDir = ''
let server: Server

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-review-'))
  for (const person of [ANN, RITA]) await addPersonBeforeStart(dataDir, person)
  server = await startServer(dataDir)
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function pageOf(browser: Browser, person: typeof ANN | typeof RITA): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await new SignInPage(page).signIn(server.url, person)
  return page
}

const bell = (page: Page) => page.getByTestId('notification-bell')

async function submit(page: Page, button: 'submit-work' | 'resubmit-work') {
  await expect(page.getByTestId(button)).toHaveAttribute('data-state', 'ready')
  await page.getByTestId(button).click()
}

test('work is submitted, commented on and returned, mended, submitted again and accepted; then it is closed', async ({
  browser,
}) => {
  const anonymized = ['--variant', 'processed', '--anonymized']
  const { videoId } = await libraryOf(dataDir).importVideo(await constantVideo(), anonymized)
  const ann = await pageOf(browser, ANN)
  const own = await openForLabeling(ann, server.url, videoId)
  await mark(own, 40, 79)
  await ann.keyboard.press('1')
  await expect(own.saveState).toHaveAttribute('data-state', 'saved')
  await submit(ann, 'submit-work')
  await expect(ann.getByTestId('submitted-work')).toHaveAttribute('data-state', 'submitted')

  // The reviewer is told, and follows it to the work: it is seen, and not changed.
  const rita = await pageOf(browser, RITA)
  await expect(bell(rita)).toHaveAttribute('data-unread', '1')
  await rita.goto(`${server.url}/review`)
  await rita.getByTestId('review-row').click()
  const review = new WorkspacePage(rita)
  await review.untilPaused()
  expect((await review.spans()).map(({ start, end }) => [start, end])).toEqual([[40, 80]])
  await rita.keyboard.press('1')
  await rita.keyboard.press('Delete')
  await expect(rita.getByTestId('timeline').getByRole('status')).toContainText('this is the work of Ann')
  await expect(review.segments).toHaveCount(1)

  await review.goToFrame(55)
  await rita.keyboard.press('Shift+R')
  await rita.getByTestId('comment-composer').getByRole('textbox').fill('It ends here, I think')
  await rita.keyboard.press('Control+Enter')
  await expect(rita.getByTestId('comment-pin')).toHaveAttribute('data-frame', '55')
  const decision = rita.getByTestId('review-decision')
  await decision.getByLabel('Note to Ann').fill('Please look at the end')
  await decision.getByRole('button', { name: 'Return' }).click()
  await expect(rita).toHaveURL(`${server.url}/review`)

  // The annotator, whose page is open all the while, sees it without doing anything.
  const returned = ann.getByTestId('returned-work')
  await expect(returned).toContainText('Rita returned your work')
  await expect(returned).toContainText('Please look at the end')
  await expect(bell(ann)).toHaveAttribute('data-unread', '2')
  await bell(ann).click()
  const told = ann.getByTestId('notifications').getByTestId('notification')
  await expect(told).toHaveCount(2)
  await told.and(ann.locator('[data-kind="commented"]')).click()
  await expect(own.frameNumber).toHaveText('55')
  await expect(bell(ann)).toHaveAttribute('data-unread', '1')
  await expect(ann.getByTestId('comment-pin')).toHaveAttribute('data-state', 'open')
  await ann.getByTestId('comments-button').click()
  await ann.getByTestId('comment').getByRole('button', { name: 'Resolve' }).click()
  await expect(ann.getByTestId('comment-pin')).toHaveAttribute('data-state', 'resolved')
  await submit(ann, 'resubmit-work')
  await expect(ann.getByTestId('submitted-work')).toHaveAttribute('data-state', 'submitted')

  await rita.getByTestId('review-row').click()
  await rita.getByTestId('review-decision').getByRole('button', { name: 'Accept' }).click()
  await expect(rita).toHaveURL(`${server.url}/review`)
  await expect(rita.getByTestId('review-row')).toHaveCount(0)

  await expect(ann.getByTestId('submitted-work')).toHaveAttribute('data-state', 'accepted')
  await ann.getByTestId('comments-button').click()
  await expect(own.startLabeling).toHaveAttribute('data-state', 'not-ready')
  const segments = await (await ann.request.get(`${server.url}/api/videos/${videoId}/segments`)).json()
  const [{ id: segmentId, version: baseVersion }] = segments.segments
  const operations = [{ id: 'operation-late', type: 'delete', segmentId, baseVersion }]
  const late = await ann.request.post(`${server.url}/api/videos/${videoId}/operations`, { data: { operations } })
  expect((await late.json()).results).toMatchObject([{ status: 'rejected', code: 'document-closed' }])

  // Accepted by mistake: the reviewer finds it among what was accepted, and returns it.
  await rita.goto(`${server.url}/review?state=accepted`)
  await rita.getByTestId('review-row').click()
  await expect(decision.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await decision.getByLabel(/^Note to/).fill('I was too fast')
  await decision.getByRole('button', { name: 'Return' }).click()
  await expect(ann.getByTestId('submitted-work')).toHaveCount(0)
  await expect(own.startLabeling).toHaveAttribute('data-state', 'ready')
})
