import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo, halfVideo, textVideo, threeFrameVideo } from './fixtures/videos'
import { LibraryPage } from './pages/library-page'

test('what is no video is refused with a reason, and nothing of it appears', async ({ page, server, library }) => {
  const refused = [
    { file: await threeFrameVideo(), says: /3 frames.*at least 10/i },
    { file: await textVideo(), says: /not a video|no video|not.*(recogni|read|understood)/i },
    { file: await halfVideo(), says: /cut|incomplete|truncated|damaged|end/i },
  ]
  const { code, lines } = await library.importAny(refused.map(({ file }) => file))
  expect(code).toBe(1)
  for (const { file, says } of refused) {
    const line = lines.find((candidate) => candidate.file === file)
    expect(line?.status, file).toBe('invalid')
    expect(line?.videoId, file).toBeUndefined()
    expect(line?.reason, file).toMatch(says)
  }
  const answer = await page.request.get(`${server.url}/api/videos?query=three`)
  expect(((await answer.json()) as { videos: unknown[] }).videos).toEqual([])
})

test('the same file twice is one video', async ({ page, server, library }) => {
  const file = await constantVideo()
  const first = await library.importVideo(file)
  const { code, lines } = await library.importAny([file])
  expect(code).toBe(0)
  expect(lines).toEqual([expect.objectContaining({ status: 'duplicate', videoId: first.videoId })])

  const libraryPage = new LibraryPage(page)
  await libraryPage.open(server.url)
  await expect(libraryPage.row(first.videoId)).toHaveCount(1)
  await expect(libraryPage.row(first.videoId)).toContainText('frames')
  await expect(libraryPage.row(first.videoId).getByTestId('readiness-badge')).toHaveAttribute('data-state', 'ready')
})

test('a search narrows the list and says so when nothing matches', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const libraryPage = new LibraryPage(page)
  await libraryPage.open(server.url)
  await page.keyboard.press('/')
  await expect(libraryPage.search).toBeFocused()
  await page.keyboard.type('no such video anywhere')
  await expect(page.getByText('No video matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all videos' }).click()
  await expect(libraryPage.row(videoId)).toBeVisible()
})
