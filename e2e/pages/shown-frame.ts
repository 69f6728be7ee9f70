import type { Page } from '@playwright/test'
import { readBarCode } from '@/lib/ingest/bar-code'

/**
 * The number of the frame whose picture is in front of the annotator now, read from its own bar code; null if there is
 * none to be read. Pixels come from the canvas where one covers the video, else from the video itself.
 */
export async function shownFrame(page: Page): Promise<number | null> {
  const { width, height, luma } = await page.evaluate(() => {
    const covering = document.querySelector<HTMLCanvasElement>('[data-testid="player-frame"]')
    const video = document.querySelector<HTMLVideoElement>('[data-testid="player-video"]')
    const source = covering?.checkVisibility() ? covering : video
    if (source === null) return { width: 1, height: 1, luma: [0] }
    const size =
      source instanceof HTMLVideoElement
        ? { width: source.videoWidth, height: source.videoHeight }
        : { width: source.width, height: source.height }
    const strip = Math.ceil(size.height / 10)
    const canvas = new OffscreenCanvas(size.width, strip)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas to read pixels with')
    context.drawImage(source, 0, 0)
    const { data } = context.getImageData(0, 0, size.width, strip)
    const luma = Array.from({ length: size.width * strip }, (_, i) => data[i * 4 + 1] ?? 0)
    return { ...size, luma }
  })
  return readBarCode((x, y) => luma[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0)
}
