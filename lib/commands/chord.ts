import { err, ok, type Result } from '@/lib/result/result'
import { isKeyName, keyName, nameOfKey, PLACES, SHIFTED_FROM } from './key-names'

/**
 * Keys pressed together: `key` with the modifiers, while `hold` (a letter or digit; null for none) is down.
 *
 * `key` is a `KeyboardEvent.key` in lower case, ` ` called `space`. `control` is Ctrl, or Command on a Mac. `shift` is
 * asked for; without it a character counts however the keyboard makes it. Source: UI Events KeyboardEvent key Values.
 */
export type Chord = {
  readonly hold: string | null
  readonly control: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

export type ChordError = { readonly code: 'not-a-chord'; readonly text: string }

const MODIFIERS: readonly string[] = ['ctrl', 'alt', 'shift']

/** `Ctrl+Shift+Z`, `Alt+,`, `K+J` (J while K is down), `Space`, `+`, `Ctrl++` as a chord. Letters in either case. */
export function parseChord(text: string): Result<Chord, ChordError> {
  const endsInPlus = text === '+' || text.endsWith('++')
  const words = endsInPlus ? [...text.slice(0, -1).split('+').slice(0, -1), '+'] : text.split('+')
  const key = nameOfKey(words.at(-1) ?? '')
  const parts = words.slice(0, -1).map((part) => part.toLowerCase())
  const modifiers = parts.filter((part) => MODIFIERS.includes(part))
  const others = parts.filter((part) => !MODIFIERS.includes(part))
  const hold = others[0] ?? null
  const isWhole =
    key !== null &&
    others.length <= 1 &&
    new Set(modifiers).size === modifiers.length &&
    (hold === null || (/^[a-z0-9]$/.test(hold) && parts[0] === hold))
  if (!isWhole) return err({ code: 'not-a-chord', text })
  const has = (name: string) => modifiers.includes(name)
  return ok({ hold, control: has('ctrl'), alt: has('alt'), shift: has('shift'), key })
}

/** The text of `chord` that {@link parseChord} reads as the same chord. */
export const printChord = (chord: Chord): string => partsOf(chord, keyName).join('+')

/** How people read it, a part for each key: `Ctrl`, `Shift`, `Z`, or `←`. */
export const chordWords = (chord: Chord): readonly string[] => partsOf(chord, (key) => SHOWN[key] ?? keyName(key))

const SHOWN: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  delete: 'Del',
  escape: 'Esc',
  pageup: 'Page up',
  pagedown: 'Page down',
}

function partsOf({ hold, control, alt, shift, key }: Chord, nameOf: (key: string) => string): readonly string[] {
  const modifiers = [control ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '']
  return [hold === null ? '' : keyName(hold), ...modifiers, nameOf(key)].filter((part) => part !== '')
}

/** Whether `a` and `b` are the same keys; `?` is Shift and `/`, as on an American keyboard. */
export function isSameChord(a: Chord, b: Chord): boolean {
  const one = spelledOut(a)
  const other = spelledOut(b)
  return (
    one.hold === other.hold &&
    one.control === other.control &&
    one.alt === other.alt &&
    one.shift === other.shift &&
    one.key === other.key
  )
}

function spelledOut(chord: Chord): Chord {
  const from = SHIFTED_FROM[chord.key]
  return from === undefined ? chord : { ...chord, shift: true, key: from }
}

/** What somebody pressed as a chord to keep; null for a modifier alone and keys without a name of their own. */
export function chordOfPress(press: {
  readonly key: string
  readonly code: string
  readonly control: boolean
  readonly alt: boolean
  readonly shiftKey: boolean
}): Chord | null {
  const { control, alt, shiftKey } = press
  const digit = /^Digit(\d)$/.exec(press.code)?.[1]
  const placed = Object.keys(PLACES).find((key) => PLACES[key] === press.code)
  // With Ctrl or Alt the character may be one of the modifier's; a digit is its place, whatever Shift makes of it.
  const isAltered = alt && !/^[\x21-\x7e]$/.test(press.key)
  const key =
    digit ?? (isAltered ? (placed ?? nameOfKey(press.key)) : nameOfKey(press.key === ' ' ? 'Space' : press.key))
  if (key === null) return null
  const isSymbol = !isKeyName(key) && !/^[a-z0-9]$/.test(key)
  return { hold: null, control, alt, shift: shiftKey && !isSymbol, key }
}
