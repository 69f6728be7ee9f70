/** Who is asked first: the page, a field for text (or a dialog, a menu), a control that arrows move, a button. */
export type KeyFocus = 'page' | 'text' | 'widget' | 'button'

/** A key press, as far as it matters; every name as in UI Events KeyboardEvent. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** AltGr makes characters on many keyboards; Windows reports it as Ctrl+Alt. */
  readonly isAltGraph: boolean
  readonly isComposing: boolean
  readonly repeat: boolean
  readonly focus: KeyFocus
}

/** Keys by which a control is moved, and pressed. */
const MOVING = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']
const PRESSING = [' ', 'Enter']

/** Whether the key belongs to whatever has the focus, or to an input method that is at work. */
export function isTaken({ key, focus, isComposing }: KeyPress): boolean {
  if (isComposing || ['Process', 'Dead', 'Unidentified'].includes(key)) return true
  switch (focus) {
    case 'page':
      return false
    case 'text':
      return true
    case 'widget':
      return MOVING.includes(key) || PRESSING.includes(key)
    case 'button':
      return PRESSING.includes(key)
  }
}

/**
 * Ctrl (Command on a Mac) and Alt, as asked for: AltGr, which makes a character, is neither. Firefox on a Mac calls Option
 * AltGraph, too: there it is Alt.
 */
export function modifiersOf(press: KeyPress): { readonly control: boolean; readonly alt: boolean } {
  if (makesCharacter(press)) return { control: false, alt: false }
  return { control: press.ctrlKey || press.metaKey, alt: press.altKey }
}

/** AltGr is down and makes a character of the key. */
export const makesCharacter = ({ isAltGraph, ctrlKey, altKey }: KeyPress): boolean => isAltGraph && (ctrlKey || !altKey)
