import type { Browser, CDPSession, Page } from '@playwright/test'
import { processFacts } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import { newContext, openInFull } from './contestants'

/** Memory of the page's process over minutes of scrubbing, in bytes, and frames that nobody closed. */
export type Endurance = {
  readonly minutes: number
  readonly residentBytes: readonly number[]
  readonly leaked: number
}

const LOOK_EVERY_MS = 5000
const LEAK = 'garbage collected without being closed'

/** Scrubs in a browser of its own for `minutes` without rest. */
export async function measureEndurance(
  browser: Browser,
  url: string,
  videoId: string,
  frameCount: number,
  minutes: number,
): Promise<Endurance> {
  say(`  ${videoId}, ${minutes} min of scrubbing without rest ...`)
  const page = await (await newContext(browser)).newPage()
  await openInFull(page, 'framemark', url, videoId)
  const inner = await openInnerSessions(page)
  const pid = await rendererOf(browser)
  const residentBytes: number[] = []
  void page.evaluate(`bench.scrubOn(${frameCount})`).catch(() => {})
  for (const startedAt = performance.now(); performance.now() - startedAt < minutes * 60_000; ) {
    const facts = pid === null ? null : await processFacts([pid])
    if (facts !== null) residentBytes.push(facts.residentBytes)
    await page.waitForTimeout(LOOK_EVERY_MS)
  }
  await page.evaluate('bench.stop()')
  await page.waitForTimeout(3000)
  await inner.collectGarbage()
  await page.waitForTimeout(1000)
  await page.context().close()
  return { minutes, residentBytes, leaked: inner.leaked() }
}

/** The renderer that has worked most: that of the page. */
async function rendererOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return renderers.toSorted((a, b) => b.cpuTime - a.cpuTime)[0]?.id ?? null
}

/** The consoles of the page and of its workers, which Chromium tells when a frame was not closed. */
async function openInnerSessions(page: Page) {
  const session = await page.context().newCDPSession(page)
  let leaked = 0
  const workers: string[] = []
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.text.includes(LEAK)) leaked += 1
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    if (message.includes(LEAK)) leaked += 1
  })
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    workers.push(sessionId)
    tell(session, sessionId, 'Log.enable')
    tell(session, sessionId, 'Runtime.enable')
  })
  await session.send('Log.enable')
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  return {
    leaked: () => leaked,
    collectGarbage: async () => {
      await session.send('HeapProfiler.collectGarbage')
      for (const worker of workers) tell(session, worker, 'HeapProfiler.collectGarbage')
    },
  }
}

let messages = 0
/** Answers are not waited for. */
function tell(session: CDPSession, sessionId: string, method: string): void {
  messages += 1
  const message = JSON.stringify({ id: messages, method })
  void session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {})
}
