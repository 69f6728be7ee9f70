/** Keys that make no character, as `KeyboardEvent.key` writes them; the space bar is `Space`. */
const NAMED = [
  'Space',
  'Enter',
  'Tab',
  'Escape',
  'Delete',
  'Backspace',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`),
] as const

const NAMES = new Map<string, string>(NAMED.map((name) => [name.toLowerCase(), name]))

/** Whether `key` (lower case) is a key that makes no character. */
export const isKeyName = (key: string): boolean => NAMES.has(key)

/** `text` as the key of a chord: a character or one of the names, lower case; null if it is neither. */
export function nameOfKey(text: string): string | null {
  const key = text.toLowerCase()
  if (NAMES.has(key)) return key
  return [...key].length === 1 && /^[^\s\p{C}]$/u.test(key) ? key : null
}

/** `key` as it is written: letters large, where that can be read back. */
export function keyName(key: string): string {
  const large = key.toUpperCase()
  return NAMES.get(key) ?? (large.toLowerCase() === key && [...large].length === 1 ? large : key)
}

/** Where characters lie on an American keyboard, by `KeyboardEvent.code`: what Alt or Shift made another one of is found there. */
export const PLACES: Readonly<Record<string, string>> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  ';': 'Semicolon',
  "'": 'Quote',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  '-': 'Minus',
  '=': 'Equal',
  '`': 'Backquote',
  ...Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, `Key${letter.toUpperCase()}`])),
}

/** What Shift makes of a character there, and what it was made of. */
export const SHIFTED: Readonly<Record<string, string>> = {
  ',': '<',
  '.': '>',
  '/': '?',
  ';': ':',
  "'": '"',
  '[': '{',
  ']': '}',
  '\\': '|',
  '-': '_',
  '=': '+',
  '`': '~',
  ...Object.fromEntries([...'1234567890'].map((digit, i) => [digit, [...'!@#$%^&*()'][i] ?? ''])),
}
export const SHIFTED_FROM: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SHIFTED).map(([plain, shifted]) => [shifted, plain]),
)
