import type { Locator, Page } from '@playwright/test'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The timeline of an open workspace. */
export class TimelineView {
  readonly page: Page
  readonly root: Locator
  readonly lanes: Locator
  readonly minimap: Locator
  readonly window: Locator
  readonly ruler: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('timeline')
    this.lanes = page.locator('#timeline-lanes')
    this.minimap = page.getByTestId('timeline-minimap')
    this.window = page.getByTestId('timeline-window')
    this.ruler = page.getByTestId('timeline-ruler')
  }

  segment(id: string): Locator {
    return this.root.locator(`[data-testid="segment"][data-segment-id="${id}"]`)
  }

  async boxOf(what: Locator): Promise<Box> {
    // Boxes of segments come when the view rests.
    await what.waitFor()
    const box = await what.boundingBox()
    if (box === null) throw new Error(`${what} is nowhere on the screen`)
    return box
  }

  /** The first frame in view. */
  async firstFrame(): Promise<number> {
    return Number(await this.minimap.getAttribute('aria-valuenow'))
  }

  /** The colours of the lanes' canvas at points of the page: red, green, blue of each. */
  pixelsAt(points: readonly { readonly x: number; readonly y: number }[]): Promise<number[][]> {
    return this.page.evaluate((wanted) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="timeline-canvas"]')
      const context = canvas?.getContext('2d')
      if (canvas == null || context == null) throw new Error('there is no canvas')
      const box = canvas.getBoundingClientRect()
      const ratio = canvas.width / box.width
      return wanted.map(({ x, y }) => {
        const at = [Math.floor((x - box.left) * ratio), Math.floor((y - box.top) * ratio)] as const
        return [...context.getImageData(...at, 1, 1).data].slice(0, 3)
      })
    }, points)
  }
}
