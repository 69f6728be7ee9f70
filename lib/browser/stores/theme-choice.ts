import { z } from 'zod'
import { useStore } from 'zustand'
import { createKeptStore } from './kept-store'
import { THEME_KEY } from './theme-script'

/** `system` follows the system as it changes. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const theme = z.enum(THEMES).catch('system')

/** Light or dark, in this browser. */
export const themeChoice = createKeptStore<Theme>(THEME_KEY, (kept) => theme.parse(kept ?? 'system'))

export const useTheme = (): Theme => useStore(themeChoice)

/** Shows the page in `chosen`. */
export function showTheme(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
}
