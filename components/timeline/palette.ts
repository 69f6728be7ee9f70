import { type RefObject, useEffect, useState } from 'react'

/** The theme's colours and font as a canvas takes them. */
export type Palette = {
  readonly canvas: string
  readonly surface: string
  readonly raised: string
  readonly line: string
  readonly ink: string
  readonly muted: string
  readonly faint: string
  readonly accent: string
  readonly family: string
}

const NAMES = {
  canvas: '--color-canvas',
  surface: '--color-surface',
  raised: '--color-raised',
  line: '--color-line',
  ink: '--color-ink',
  muted: '--color-ink-muted',
  faint: '--color-ink-faint',
  accent: '--color-accent',
} as const

/** The colours that hold inside `element`, read anew when the theme changes or a font arrives; null before the first look. */
export function usePalette(element: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null)
  useEffect(() => {
    const ending = new AbortController()
    const read = () => {
      if (element.current !== null && !ending.signal.aborted) setPalette(readPalette(element.current))
    }
    read()
    void document.fonts.ready.then(read)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read, { signal: ending.signal })
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'], subtree: true })
    return () => {
      ending.abort()
      observer.disconnect()
    }
  }, [element])
  return palette
}

/** A token may be `light-dark(…)`, which only a real property resolves: a passing element has each as its colour. */
function readPalette(element: HTMLElement): Palette {
  const probe = element.appendChild(document.createElement('span'))
  const style = getComputedStyle(probe)
  const entries = Object.entries(NAMES).map(([name, token]) => {
    probe.style.color = `var(${token})`
    return [name, style.color]
  })
  const colors = Object.fromEntries(entries) as Record<keyof typeof NAMES, string>
  const palette = { ...colors, family: style.fontFamily }
  probe.remove()
  return palette
}
