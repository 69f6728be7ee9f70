import type { Browser, Page } from '@playwright/test'
import { say } from '@/bench/host/say'
import { newContext } from '@/bench/player/contestants'
import { cookieFor } from '@/e2e/fixtures/credentials'
import { WATCH } from './watch'

/** One edit: how many frames of the display, and milliseconds, until its bar is seen; milliseconds until it is on disk. */
export type EditSample = { readonly frames: number; readonly barMs: number; readonly durableMs: number }

/** Makes `count` segments of the video by the keyboard, one after the other, with `before` segments there already. */
export async function measureEdits(
  browser: Browser,
  url: string,
  videoId: string,
  given: { readonly count: number; readonly before: number },
): Promise<readonly EditSample[]> {
  await fill(url, videoId, given.before)
  const context = await newContext(browser)
  const page = await context.newPage()
  await page.addInitScript(WATCH)
  await page.goto(`${url}/videos/${videoId}`)
  await page.locator('[data-testid="player"][data-state="paused"]').waitFor()
  await page.locator('[data-testid="start-labeling"][data-state="ready"]').press('Enter')
  say(`  ${given.count} edits beside ${given.before} segments ...`)
  const samples: EditSample[] = []
  // Some unmeasured: code that runs for the first time is compiled first.
  for (let nth = -10; nth < given.count; nth += 1) {
    const sample = await editOnce(page)
    if (nth >= 0) samples.push(sample)
  }
  await context.close()
  return samples
}

/** Marks the frame on screen and gives it a label; measured from the press of the label key. */
async function editOnce(page: Page): Promise<EditSample> {
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('i')
  await page.waitForTimeout(120 + Math.random() * 17)
  const sample = page.evaluate<EditSample>('window.editing.sample()')
  await page.evaluate('0')
  await page.keyboard.press('1')
  return await sample
}

const sessionOf = (url: string) => ({ cookie: cookieFor(url) ?? '' })

/** Segments of ten frames each, through the API, at most 500 at once. */
async function fill(url: string, videoId: string, count: number): Promise<void> {
  const sets = (await (await fetch(`${url}/api/label-sets`, { headers: sessionOf(url) })).json()) as {
    labelSets: { labels: { id: string; kind: string }[] }[]
  }
  const label = sets.labelSets[0]?.labels.find(({ kind }) => kind === 'interval')
  if (label === undefined) throw new Error('there is no label to label with')
  const operations = Array.from({ length: count }, (_, nth) => ({
    id: `bench-operation-${nth}`,
    type: 'create',
    segmentId: `bench-segment-${nth}`,
    labelId: label.id,
    startFrame: (nth * 7) % 1400,
    endFrame: ((nth * 7) % 1400) + 10,
  }))
  for (let from = 0; from < count; from += 500) {
    const answer = await fetch(`${url}/api/videos/${videoId}/operations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sessionOf(url) },
      body: JSON.stringify({ operations: operations.slice(from, from + 500) }),
    })
    if (!answer.ok) throw new Error(`the segments could not be made: ${await answer.text()}`)
  }
}
