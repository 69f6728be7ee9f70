import { type Browser, chromium, type Page } from '@playwright/test'
import { say } from '@/bench/host/say'
import { newContext } from '@/bench/player/contestants'
import { browserPath } from './browser-path'
import { type Frames, scrollThrough } from './scrolling'
import { startStaticPage } from './static-page'

/** How a page with a list did in the browser. Times in milliseconds; `firstRowMs` has one for each time it was loaded. */
export type PageTimes = { readonly name: string; readonly firstRowMs: readonly number[]; readonly frames: Frames }

export type PagePace = { readonly loads: number; readonly rows: number }

/** The library, and beside it a page of 100 rows that was written once and needs no program. */
export async function measurePages(url: string, { loads, rows }: PagePace): Promise<PageTimes[]> {
  const executablePath = browserPath()
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']
  const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args })
  const still = await startStaticPage(url)
  try {
    return [
      await measurePage(browser, 'framemark', url, loads, rows),
      await measurePage(browser, 'static page of 100 rows', still.url, loads, rows),
    ]
  } finally {
    still.stop()
    await browser.close()
  }
}

async function measurePage(
  browser: Browser,
  name: string,
  url: string,
  loads: number,
  rows: number,
): Promise<PageTimes> {
  say(`  ${name} in the browser ...`)
  const firstRowMs: number[] = []
  // Once unmeasured: the server has not shown this page before.
  for (let i = -1; i < loads; i += 1) {
    const page = await newPage(browser)
    const ms = await firstRow(page, url)
    if (i >= 0) firstRowMs.push(ms)
    await page.context().close()
  }
  const page = await newPage(browser)
  await firstRow(page, url)
  await page.waitForTimeout(1000)
  const frames = await scrollThrough(page, rows)
  await page.context().close()
  return { name, firstRowMs, frames }
}

/** A page with an empty cache. */
const newPage = async (browser: Browser): Promise<Page> => (await newContext(browser)).newPage()

async function firstRow(page: Page, url: string): Promise<number> {
  const startedAt = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByTestId('library-row').first().waitFor()
  return performance.now() - startedAt
}
