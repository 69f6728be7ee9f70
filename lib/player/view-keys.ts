/** What a key press says, as far as the picture cares. Names as in UI Events. */
export type ViewKeyFacts = {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

export type ViewCommand = 'zoom-in' | 'zoom-out' | 'fit' | 'actual-size' | 'full-screen'

type Binding = {
  /** As people read it in a list of shortcuts. */
  readonly keys: readonly string[]
  readonly does: string
  /** Lower-case names of keys. */
  readonly match: readonly string[]
  /** Where the key lies, for digits: with or without Shift they make other characters on other keyboards. */
  readonly place?: { readonly codes: readonly string[]; readonly shift: boolean }
  readonly command: ViewCommand
  /** Holding the key down repeats the command. */
  readonly repeats: boolean
}

/** The keys of the picture. What lies in a place comes first: Shift and 0 is `=` on many keyboards. */
export const VIEW_KEYS: readonly Binding[] = [
  {
    keys: ['0'],
    does: 'The whole picture',
    match: ['0'],
    place: { codes: ['Digit0', 'Numpad0'], shift: false },
    command: 'fit',
    repeats: false,
  },
  {
    keys: ['Shift+0'],
    does: '100 %: one pixel for one pixel',
    match: [],
    place: { codes: ['Digit0'], shift: true },
    command: 'actual-size',
    repeats: false,
  },
  { keys: ['+'], does: 'Zoom in', match: ['+', '='], command: 'zoom-in', repeats: true },
  { keys: ['-'], does: 'Zoom out', match: ['-', '_', '−'], command: 'zoom-out', repeats: true },
  { keys: ['F'], does: 'Full screen, and back', match: ['f'], command: 'full-screen', repeats: false },
]

/** What a key press asks of the picture; null if nothing. Ctrl, Alt and Meta belong to others. */
export function viewCommandOf(press: ViewKeyFacts): ViewCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  const binding = VIEW_KEYS.find((each) => isAtPlace(each, press)) ?? VIEW_KEYS.find((each) => isNamed(each, press))
  if (binding === undefined || (press.repeat && !binding.repeats)) return null
  return binding.command
}

const isAtPlace = ({ place }: Binding, { code, shiftKey }: ViewKeyFacts): boolean =>
  place !== undefined && place.shift === shiftKey && place.codes.includes(code)

const isNamed = ({ match }: Binding, { key }: ViewKeyFacts): boolean => match.includes(key.toLowerCase())
