import { expect, type Locator, type Page } from '@playwright/test'
import { readBarCode } from '@/lib/ingest/bar-code'

/** One picture of the strip, at the moment it was drawn. `code` is the frame that its own pixels name. */
export type DrawnPicture = {
  readonly frame: number
  readonly quality: 'scrub' | 'full'
  readonly code: number | null
}

type Sample = {
  readonly frame: number
  readonly quality: 'scrub' | 'full'
  readonly width: number
  readonly height: number
  readonly luma: readonly number[]
}

declare global {
  interface Window {
    drawnPictures: Sample[]
  }
}

/** The boundary microscope below the player. */
export class MicroscopePage {
  readonly page: Page
  readonly panel: Locator
  readonly frames: Locator
  readonly title: Locator
  readonly progress: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByTestId('boundary-microscope')
    this.frames = this.panel.getByTestId('microscope-frame')
    this.title = this.panel.getByTestId('microscope-title')
    this.progress = this.panel.getByTestId('verify-progress')
  }

  /** Notes every picture of a strip from now on, as it is drawn: before the page is opened. */
  static async watch(page: Page): Promise<MicroscopePage> {
    await page.addInitScript(watchPictures)
    return new MicroscopePage(page)
  }

  /** Every picture that was drawn since the page was opened, with what its bar code says. */
  async drawn(): Promise<DrawnPicture[]> {
    const samples = await this.page.evaluate(() => window.drawnPictures)
    return samples.map(({ frame, quality, width, height, luma }) => ({
      frame,
      quality,
      code: readBarCode((x, y) => luma[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0),
    }))
  }

  frame(number: number): Locator {
    return this.panel.locator(`[data-testid="microscope-frame"][data-frame="${number}"]`)
  }

  /** Resolves when every picture of the strip is there in full. */
  async untilWhole(): Promise<void> {
    await expect(this.panel.locator('[data-testid="microscope-frame"]:not([data-quality="full"])')).toHaveCount(0)
  }

  /** The frames of the strip, in order; those inside marked with a star. */
  async numbers(): Promise<string> {
    return this.frames.evaluateAll((all) =>
      (all as HTMLElement[])
        .map(({ dataset }) => `${dataset['frame']}${dataset['inside'] === 'true' ? '*' : ''}`)
        .join(' '),
    )
  }
}

/** Runs in the page: keeps the top of each picture whenever its `data-quality` is set. */
function watchPictures(): void {
  window.drawnPictures = []
  const take = (told: HTMLElement) => {
    const source = told.querySelector('canvas')
    if (source === null) return
    const { width, height } = source
    const strip = Math.ceil(height / 10)
    const copy = new OffscreenCanvas(width, strip)
    const context = copy.getContext('2d')
    context?.drawImage(source, 0, 0)
    const data = context?.getImageData(0, 0, width, strip).data ?? []
    const luma = Array.from({ length: width * strip }, (_, i) => data[i * 4 + 1] ?? 0)
    const { frame, quality } = told.dataset
    window.drawnPictures.push({ frame: Number(frame), quality: quality as Sample['quality'], width, height, luma })
  }
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement && target.dataset['testid'] === 'microscope-frame') take(target)
    }
  }).observe(document, { subtree: true, attributeFilter: ['data-quality'] })
}
