import { z } from 'zod'
import { useStore } from 'zustand'
import { createKeptStore } from './kept-store'

/** `system` follows the system as it changes. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'framemark.theme'
const theme = z.enum(THEMES).catch('system')

/** Light or dark, in this browser. */
export const themeChoice = createKeptStore<Theme>(KEY, (kept) => theme.parse(kept ?? 'system'))

export const useTheme = (): Theme => useStore(themeChoice)

/** Shows the page in `chosen`. */
export function showTheme(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
}

/** Does the same before the first paint, as a script of its own: it stands in the page before anything is loaded. */
export const THEME_SCRIPT = `try{const t=JSON.parse(localStorage.getItem('${KEY}'));if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`
