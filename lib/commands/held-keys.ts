/** Keys of characters that are down, lower case: with K held J and L mean something else. */
export type HeldKeys = ReadonlySet<string>

export const NOTHING_HELD: HeldKeys = new Set()

/** `key` as in UI Events KeyboardEvent.key. */
export type HeldKeyEvent =
  | { readonly kind: 'pressed'; readonly key: string; readonly hasModifier: boolean }
  | { readonly kind: 'released'; readonly key: string }
  /** The page is no longer told of releases: another window has the keyboard. */
  | { readonly kind: 'lost' }

/**
 * What is held after `event`. A key counts from its press, with no Ctrl, Alt or Meta, to its release, whatever is held
 * then.
 *
 * While Meta is down a Mac tells of no release, so its press ends all holding.
 */
export function nextHeld(held: HeldKeys, event: HeldKeyEvent): HeldKeys {
  if (event.kind === 'lost') return NOTHING_HELD
  if (event.kind === 'pressed' && event.key === 'Meta') return NOTHING_HELD
  const key = event.key.toLowerCase()
  if (event.kind === 'released') return held.has(key) ? new Set([...held].filter((each) => each !== key)) : held
  const counts = !event.hasModifier && [...key].length === 1 && !held.has(key)
  return counts ? new Set([...held, key]) : held
}
