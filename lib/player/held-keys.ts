/** Which keys are down that change what others mean: K, with which J and L step instead of changing the speed. */
export type HeldKeys = { readonly isStopHeld: boolean }

export const NOTHING_HELD: HeldKeys = { isStopHeld: false }

/** `key` as in UI Events KeyboardEvent.key. */
export type HeldKeyEvent =
  | { readonly kind: 'pressed'; readonly key: string; readonly hasModifier: boolean }
  | { readonly kind: 'released'; readonly key: string }
  /** The page is no longer told of releases: another window has the keyboard. */
  | { readonly kind: 'lost' }

/**
 * What is held after `event`. K counts from its press, with no Ctrl, Alt or Meta, to its release, whatever is held then.
 * Releasing never asks for anything: the video that K stopped stands still.
 *
 * While Meta is down a Mac tells of no release, so its press ends all holding.
 */
export function nextHeld(held: HeldKeys, event: HeldKeyEvent): HeldKeys {
  if (event.kind === 'lost') return NOTHING_HELD
  if (event.kind === 'pressed' && event.key === 'Meta') return NOTHING_HELD
  if (event.key.toLowerCase() !== 'k') return held
  if (event.kind === 'released') return NOTHING_HELD
  return event.hasModifier ? held : { isStopHeld: true }
}
