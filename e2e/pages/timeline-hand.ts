import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { LANE_HEIGHT, laneTop } from '@/lib/timeline/rect-of'
import { WorkspacePage } from './workspace-page'

/** A segment to begin with: its label by place in the set, which is its row, and [start, end). */
export type Given = readonly [label: number, start: number, end: number]

/** A hand with a mouse on the timeline, the whole video in view. Positions are in frames; 100 is the left edge of frame 100. */
export class TimelineHand extends WorkspacePage {
  /** Opens the video with exactly the segments `given`, paused and ready to be labeled, at `frame`. */
  async begin(url: string, videoId: string, given: readonly Given[], frame = 0): Promise<void> {
    await setSegments(this.page, url, videoId, given)
    await this.open(url, videoId, `?frame=${frame}`)
    await this.untilPaused()
    await this.startLabelingNow()
    await expect(this.segments).toHaveCount(given.length)
  }

  /** Where `position` is on the page, in the middle of the lane that is `lane` lanes below the topmost. */
  async pointOf(position: number, lane = 0): Promise<{ x: number; y: number }> {
    const box = await this.page.locator('#timeline-lanes').boundingBox()
    const frameCount = Number(await this.scrubber.getAttribute('aria-valuemax')) + 1
    if (box === null || frameCount < 2) throw new Error('the timeline has no place on the page')
    return { x: box.x + (box.width * position) / frameCount, y: box.y + laneTop(lane) + LANE_HEIGHT / 2 }
  }

  /** Presses at `from` and moves to `to` in a few steps; the button stays down. */
  async drag(from: number, to: number, lane = 0, toLane = lane): Promise<void> {
    const start = await this.pointOf(from, lane)
    const end = await this.pointOf(to, toLane)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x, end.y, { steps: 5 })
  }

  async click(position: number, modifiers: readonly ('Control' | 'Shift')[] = [], lane = 0): Promise<void> {
    const { x, y } = await this.pointOf(position, lane)
    for (const key of modifiers) await this.page.keyboard.down(key)
    await this.page.mouse.click(x, y)
    for (const key of modifiers) await this.page.keyboard.up(key)
  }

  readonly drop = () => this.page.mouse.up()

  /** [start, end) of every segment, in order. */
  async places(): Promise<readonly (readonly [number, number])[]> {
    return (await this.spans()).map(({ start, end }) => [start, end] as const)
  }

  /** Resolves when the picture in front of the annotator is that of `frame`, in full. */
  async untilShown(frame: number): Promise<void> {
    await expect(this.page.getByTestId('player-frame')).toHaveAttribute('data-frame', String(frame))
    await expect(this.page.getByTestId('player-frame')).toHaveAttribute('data-quality', 'full')
    await expect(this.frameNumber).toHaveText(String(frame))
  }
}

type Told = { readonly segments: { readonly id: string; readonly version: number }[] }
type Sets = { readonly labelSets: { readonly labels: { readonly id: string }[] }[] }

async function setSegments(page: Page, url: string, videoId: string, given: readonly Given[]): Promise<void> {
  const told = (await (await page.request.get(`${url}/api/videos/${videoId}/segments`)).json()) as Told
  const { labelSets } = (await (await page.request.get(`${url}/api/label-sets`)).json()) as Sets
  const labels = labelSets[0]?.labels ?? []
  const operations = [
    ...told.segments.map(({ id, version }) => ({
      id: randomUUID(),
      type: 'delete',
      segmentId: id,
      baseVersion: version,
    })),
    ...given.map(([label, startFrame, endFrame]) => ({
      id: randomUUID(),
      type: 'create',
      segmentId: randomUUID(),
      labelId: labels[label]?.id,
      startFrame,
      endFrame,
    })),
  ]
  if (operations.length === 0) return
  const answer = await page.request.post(`${url}/api/videos/${videoId}/operations`, { data: { operations } })
  const { results } = (await answer.json()) as { results: { status: string }[] }
  expect(results.map(({ status }) => status)).toEqual(operations.map(() => 'applied'))
}
