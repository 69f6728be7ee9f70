import { type APIRequestContext, type BrowserContext, expect, type Page } from '@playwright/test'
import { WorkspacePage } from './workspace-page'

/** Opens the video and starts labeling, unless this tab has started before and goes on by itself. */
export async function openForLabeling(page: Page, url: string, videoId: string, search = ''): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(page)
  await workspace.open(url, videoId, search)
  await workspace.untilPaused()
  const begun = await page.evaluate((id) => sessionStorage.getItem(`framemark.labeling.${id}`), videoId)
  if (begun === null) await workspace.startLabelingNow()
  else await expect(workspace.startLabeling).toBeHidden()
  return workspace
}

/** Marks frames `first` to `last` by the keyboard; a label key makes them a segment. */
export async function mark(workspace: WorkspacePage, first: number, last: number): Promise<void> {
  await workspace.page.bringToFront()
  await workspace.goToFrame(first)
  await workspace.page.keyboard.press('i')
  await workspace.goToFrame(last)
}

export type Told = {
  readonly label: string
  readonly startFrame: number
  readonly endFrame: number
  readonly version: number
}

/** What the server has, by start: `Activity 10-19 v1`; both frames are inside. */
export async function serverSegments(request: APIRequestContext, url: string, videoId: string): Promise<string[]> {
  const answer = await request.get(`${url}/api/videos/${videoId}/segments`)
  const { segments } = (await answer.json()) as { segments: Told[] }
  return segments.map((each) => `${each.label} ${each.startFrame}-${each.endFrame - 1} v${each.version}`)
}

/** Kills the page as a crash does: nothing of it runs any more, no unload, no last request. */
export async function crash(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}
