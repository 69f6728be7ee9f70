import type { KeyFocus, KeyPress } from '@/lib/commands/key-press'

/** Where every key means text, or another thing's own list. */
const TEXT =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"], dialog'
const NO_TEXT = ['button', 'submit', 'reset', 'checkbox', 'radio', 'range', 'color', 'file', 'image']
/** Where arrows move a choice. */
const WIDGET = 'input, [role="radiogroup"], [role="tablist"], [role="separator"][tabindex]'
const BUTTON = 'button, a[href], summary, [role="button"]'

/** The key press that `event` tells of. */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, repeat } = event
  const isAltGraph = event.getModifierState('AltGraph')
  const focus = keyFocusOf(event.target)
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph, isComposing, repeat, focus }
}

function keyFocusOf(target: EventTarget | null): KeyFocus {
  if (!(target instanceof Element)) return 'page'
  if (target instanceof HTMLInputElement && !NO_TEXT.includes(target.type)) return 'text'
  if (target.closest(TEXT) !== null) return 'text'
  if (target.closest(WIDGET) !== null) return 'widget'
  return target.matches(BUTTON) ? 'button' : 'page'
}
