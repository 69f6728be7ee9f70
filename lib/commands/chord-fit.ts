import type { Chord } from './chord'
import type { HeldKeys } from './held-keys'
import { isKeyName, PLACES, SHIFTED } from './key-names'
import { type KeyPress, makesCharacter, modifiersOf } from './key-press'

/** How a key fits: by its character, by the place where it lies, or not. */
type KeyFit = 2 | 1 | 0

/**
 * How well `press` fits `chord`, 0 for not at all. The best fit has the key: a chord that names a held key comes before
 * one that names Shift, that before one that does not, and a character before the place where it lies. So `=` on a German
 * keyboard, which is Shift and 0, is the chord `Shift+0` if there is one.
 */
export function fitOf(chord: Chord, press: KeyPress, held: HeldKeys): number {
  const { control, alt } = modifiersOf(press)
  if (chord.control !== control || chord.alt !== alt) return 0
  if (chord.hold !== null && !held.has(chord.hold)) return 0
  if (chord.shift && !press.shiftKey) return 0
  const fit = keyFit(chord, press)
  return fit === 0 ? 0 : fit + (chord.shift ? 4 : 0) + (chord.hold === null ? 0 : 8)
}

function keyFit(chord: Chord, press: KeyPress): KeyFit {
  if (isKeyName(chord.key)) return namedFit(chord, press)
  if (/^[a-z]$/.test(chord.key)) return letterFit(chord, press)
  return /^\d$/.test(chord.key) ? digitFit(chord, press) : symbolFit(chord, press)
}

const keyOf = ({ key }: KeyPress): string => (key === ' ' ? 'space' : key.toLowerCase())

/** Shift that was not asked for makes no other key of a letter or an arrow; with Ctrl or Alt, and at Tab, it does. */
const isLoneShift = (chord: Chord, { shiftKey }: KeyPress): boolean =>
  shiftKey && !chord.shift && (chord.control || chord.alt || chord.key === 'tab')

const namedFit = (chord: Chord, press: KeyPress): KeyFit =>
  keyOf(press) === chord.key && !isLoneShift(chord, press) ? 2 : 0

/** Its place counts where the keyboard makes no Latin letter of it: Cyrillic, Greek, Alt on a Mac. */
function letterFit(chord: Chord, press: KeyPress): KeyFit {
  if (isLoneShift(chord, press)) return 0
  if (keyOf(press) === chord.key) return 2
  const isForeign = [...press.key].length === 1 && press.key > '\x7f'
  return isForeign && isAtPlace(chord, press) ? 1 : 0
}

/** Its place counts: on a French keyboard digits need Shift. */
function digitFit(chord: Chord, press: KeyPress): KeyFit {
  if (keyOf(press) === chord.key) return 2
  if (isLoneShift(chord, press) || makesCharacter(press)) return 0
  const isThere = press.code === `Digit${chord.key}` || (!chord.shift && press.code === `Numpad${chord.key}`)
  return isThere ? 1 : 0
}

/**
 * However the keyboard makes it. The place counts for brackets, which many keyboards have under AltGr, and with Shift or
 * Alt, which make other characters.
 */
function symbolFit(chord: Chord, press: KeyPress): KeyFit {
  const key = keyOf(press)
  if (key === chord.key) return 2
  if ((chord.shift || chord.alt) && key === SHIFTED[chord.key]) return 2
  const isPlaceMeant = chord.shift || chord.alt || ('[]'.includes(chord.key) && !press.shiftKey)
  return isPlaceMeant && !/^[a-z]$/.test(key) && isAtPlace(chord, press) ? 1 : 0
}

const isAtPlace = (chord: Chord, press: KeyPress): boolean =>
  !makesCharacter(press) && PLACES[chord.key] !== undefined && PLACES[chord.key] === press.code
