import type { BAR_CELLS, BAR_HEIGHT } from '@/lib/ingest/bar-code'

/** How a bar code is read: see lib/ingest/bar-code. `firstBar` is the number that frame 0 carries. */
export type BarGeometry = {
  readonly cells: typeof BAR_CELLS
  readonly height: typeof BAR_HEIGHT
  readonly firstBar: number
}

/** What was on the screen at one moment. `pixels`: the frame that the bar code names; null where none can be read. */
export type Look = {
  readonly source: 'canvas' | 'video'
  readonly pixels: number | null
  readonly dataFrame: number | null
  readonly number: number
  readonly quality: string | null
  readonly state: string | null
}

/** A look at which picture, `data-frame` and the number shown were not one; `after` is what the hand did last. */
export type Violation = Look & { readonly after: string }

export type ScreenWatch = {
  readonly violations: Violation[]
  /** How many looks were compared, of which at small pictures. */
  readonly counts: { compared: number; small: number }
  readonly look: () => Look | null
  /** Resolves with the look at which `frame` stood on the screen in full; with the last one if it did not in time. */
  readonly until: (
    frame: number,
    timeoutMs: number,
  ) => Promise<{ readonly isThere: boolean; readonly look: Look | null }>
}

declare global {
  interface Window {
    screenWatch: ScreenWatch
  }
}

/**
 * Runs in the page, before its own scripts, and looks at the screen after every change of what is shown and before every
 * paint: the bar code in the pixels, the frame that the canvas claims to show and the number beside it are one, always.
 *
 * While the element plays, its number is told after the picture is shown: its picture is compared when it stands.
 */
export function watchScreen({ cells, height, firstBar }: BarGeometry): void {
  const strip = document.createElement('canvas')
  const context = strip.getContext('2d', { willReadFrequently: true })
  const at = <T extends Element>(testId: string) => document.querySelector<T>(`[data-testid="${testId}"]`)
  const numberOf = (text: string | null | undefined) =>
    text === null || text === undefined || text === '' ? null : Number(text)
  let after = 'opening'

  /** The brightness of each cell: the mean of its inner part. */
  const brightness = (source: HTMLCanvasElement | HTMLVideoElement, full: { width: number; height: number }) => {
    if (context === null || full.width === 0) return []
    const rows = 3
    if (strip.width !== full.width) strip.width = full.width
    strip.height = rows
    context.drawImage(
      source,
      0,
      full.height * height * 0.35,
      full.width,
      full.height * height * 0.3,
      0,
      0,
      full.width,
      rows,
    )
    const { data } = context.getImageData(0, 0, full.width, rows)
    const pixel = (x: number, y: number) => data[(y * full.width + Math.floor(x * full.width)) * 4 + 1] ?? 0
    return Array.from({ length: cells }, (_, cell) => {
      const points = [0.35, 0.5, 0.65].flatMap((dx) => [0, 1, 2].map((y) => pixel((cell + dx) / cells, y)))
      return points.reduce((sum, point) => sum + point, 0) / points.length
    })
  }

  const frameOf = (values: readonly number[]): number | null => {
    const [white = 0, black = 0] = values
    if (white - black < 60 || Math.abs((values.at(-1) ?? 0) - white) > (white - black) / 2) return null
    const bits = values.slice(2, -1).map((value) => value > (white + black) / 2)
    if (bits.filter(Boolean).length % 2 === 1) return null
    return bits.slice(0, -1).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0) - firstBar
  }

  const look = (): Look | null => {
    const canvas = at<HTMLCanvasElement>('player-frame')
    const video = at<HTMLVideoElement>('player-video')
    const number = numberOf(at('frame-number')?.textContent)
    if (canvas === null || video === null || number === null) return null
    const state = at('player')?.getAttribute('data-state') ?? null
    if (canvas.hidden) {
      const pixels = frameOf(brightness(video, { width: video.videoWidth, height: video.videoHeight }))
      return { source: 'video', pixels, dataFrame: null, number, quality: null, state }
    }
    const { frame, quality = null } = canvas.dataset
    return {
      source: 'canvas',
      pixels: frameOf(brightness(canvas, canvas)),
      dataFrame: numberOf(frame),
      number,
      quality,
      state,
    }
  }

  const counts = { compared: 0, small: 0 }
  const violations: Violation[] = []
  let last = ''
  const compare = () => {
    const seen = look()
    if (seen === null) return
    const isVideo = seen.source === 'video'
    // What the element shows while it is sent somewhere is not what the number says yet.
    if (isVideo && (seen.state !== 'paused' || at<HTMLVideoElement>('player-video')?.paused === false)) return
    counts.compared += 1
    if (seen.quality === 'scrub') counts.small += 1
    const isOne = seen.pixels === seen.number && (isVideo || seen.dataFrame === seen.number)
    const text = isOne ? '' : JSON.stringify(seen)
    if (!isOne && text !== last) violations.push({ ...seen, after })
    last = text
  }

  const waiters = new Set<() => void>()
  const onChange = () => {
    compare()
    for (const wake of waiters) wake()
  }
  new MutationObserver((changes) => {
    const isAbout = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.matches(
        '[data-testid="player-frame"], [data-testid="frame-number"], [data-testid="player"]',
      )
    if (changes.some(isAbout)) onChange()
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-frame', 'data-quality', 'hidden', 'data-state'],
  })
  const beforePaint = () => {
    onChange()
    requestAnimationFrame(beforePaint)
  }
  requestAnimationFrame(beforePaint)

  const note = (event: Event) => {
    after = event instanceof KeyboardEvent ? `key ${event.key}` : `${event.type} at ${(event as PointerEvent).clientX}`
  }
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'pointerup']) window.addEventListener(type, note, true)

  const stands = (frame: number): Look | null => {
    if (at('player')?.getAttribute('data-state') !== 'paused' || numberOf(at('frame-number')?.textContent) !== frame)
      return null
    const seen = look()
    if (seen === null) return null
    return seen.quality !== 'scrub' ? seen : null
  }
  const until: ScreenWatch['until'] = (frame, timeoutMs) =>
    new Promise((resolve) => {
      const end = (isThere: boolean, seen: Look | null) => {
        clearTimeout(timer)
        waiters.delete(wake)
        resolve({ isThere, look: seen })
      }
      const timer = setTimeout(() => end(false, look()), timeoutMs)
      const wake = () => {
        const seen = stands(frame)
        if (seen !== null) end(true, seen)
      }
      waiters.add(wake)
      wake()
    })
  window.screenWatch = { violations, counts, look, until }
}
