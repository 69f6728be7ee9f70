import { useEffect, useState } from 'react'

/** How many pixels of the screen a CSS pixel is wide; follows zoom and another screen. */
export function usePixelRatio(): number {
  const [ratio, setRatio] = useState(1)
  useEffect(() => {
    setRatio(devicePixelRatio)
    const ending = new AbortController()
    matchMedia(`(resolution: ${ratio}dppx)`).addEventListener('change', () => setRatio(devicePixelRatio), {
      signal: ending.signal,
    })
    return () => ending.abort()
  }, [ratio])
  return ratio
}

/** A canvas of `width` times `height` CSS pixels with exactly the pixels of the screen below it, cleared. */
export type Surface = {
  readonly context: CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  /** `value` on the nearest edge of the screen's pixels: what ends there is crisp. */
  readonly snap: (value: number) => number
  /** The width of a line of one pixel of the screen. */
  readonly hair: number
}

/** Makes `canvas` ready to be drawn on; null where there is nothing to draw on. */
export function beginSurface(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  ratio: number,
): Surface | null {
  const context = canvas?.getContext('2d') ?? null
  if (canvas === null || context === null || width < 2 || height < 1) return null
  const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) }
  if (canvas.width !== pixels.width) canvas.width = pixels.width
  if (canvas.height !== pixels.height) canvas.height = pixels.height
  canvas.style.width = `${pixels.width / ratio}px`
  canvas.style.height = `${pixels.height / ratio}px`
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width + 1, height + 1)
  return { context, width, height, snap: (value) => Math.round(value * ratio) / ratio, hair: 1 / ratio }
}
