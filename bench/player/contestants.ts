import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { browserPath } from '@/bench/library/browser-path'
import { newestServer, signInPages } from '@/e2e/fixtures/credentials'
import { FRAMEMARK, PLAIN } from './page-harness'

export const CONTESTANTS = ['plain', 'framemark'] as const
export type Contestant = (typeof CONTESTANTS)[number]

/** A value for each contestant. */
export type Both<T> = Readonly<Record<Contestant, T>>

const OPEN_MS = 60_000

/** The browser, as the end-to-end tests start it. Chromium hides nothing from a page that a script looks at. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}

/** A browser of its own whose person is signed in to the server that was started last. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await signInPages(context, newestServer())
  return context
}

/** Opens the video and gives back when its first picture was on screen, in milliseconds since the page was asked for. */
export async function openVideo(page: Page, who: Contestant, url: string, videoId: string): Promise<number> {
  await page.addInitScript(who === 'framemark' ? FRAMEMARK : PLAIN)
  const address = who === 'framemark' ? `${url}/videos/${videoId}` : `${url}/plain`
  if (who === 'plain') {
    const body = `<!doctype html><video preload="auto" muted width="960" src="/api/media/videos/${videoId}?type=raw"></video>`
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }))
  }
  await page.goto(address, { waitUntil: 'commit', timeout: OPEN_MS })
  return await page.evaluate<number>('bench.firstFrame')
}

/** Opens the video and waits until everything is there that comes with it. */
export async function openInFull(page: Page, who: Contestant, url: string, videoId: string): Promise<void> {
  await openVideo(page, who, url, videoId)
  if (who === 'framemark') await page.evaluate('bench.supplied')
  await page.waitForTimeout(2000)
}

/** Runs a function of the page's harness. */
export const ask = <T>(page: Page, name: string, ...args: readonly unknown[]): Promise<T> =>
  page.evaluate<T>(`bench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)
