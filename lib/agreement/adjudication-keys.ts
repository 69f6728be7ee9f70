/** What a key does on the page where versions are decided between. `nth` counts annotators from 0. */
export type AdjudicationAction =
  | { readonly kind: 'go'; readonly by: 1 | -1 }
  | { readonly kind: 'adopt'; readonly nth: number }
  | { readonly kind: 'mean' | 'none' | 'undo' | 'adopt-agreed' | 'play' }
  | { readonly kind: 'step'; readonly by: 1 | -1 }

/** A key as the browser tells it. */
export type PressedKey = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const ACTIONS: Readonly<Record<string, AdjudicationAction>> = {
  n: { kind: 'go', by: 1 },
  p: { kind: 'go', by: -1 },
  m: { kind: 'mean' },
  a: { kind: 'adopt-agreed' },
  '0': { kind: 'none' },
  backspace: { kind: 'undo' },
  ' ': { kind: 'play' },
  ',': { kind: 'step', by: -1 },
  '.': { kind: 'step', by: 1 },
  arrowleft: { kind: 'step', by: -1 },
  arrowright: { kind: 'step', by: 1 },
}

/** What `pressed` does; null for a key that does nothing here, and for any with Ctrl, Alt or the command key. */
export function adjudicationAction({ key, ctrlKey, metaKey, altKey }: PressedKey): AdjudicationAction | null {
  if (ctrlKey || metaKey || altKey) return null
  if (/^[1-9]$/.test(key)) return { kind: 'adopt', nth: Number(key) - 1 }
  return ACTIONS[key.toLowerCase()] ?? null
}
