import type { HeldKeys } from './held-keys'

/** What a key press says, as far as the transport cares. `key` and `code` as in UI Events KeyboardEvent. */
export type KeyFacts = {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

/** What else decides what a key means. `stepFrames` is how far Shift steps, >= 1. */
export type KeyContext = { readonly held: HeldKeys; readonly stepFrames: number }

export type TransportCommand =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'shuttle'; readonly direction: 'backward' | 'stop' | 'forward' }
  /** Frames on (positive) or back. */
  | { readonly kind: 'step'; readonly delta: number }
  /** To the next keyframe (1) or the one before (-1). */
  | { readonly kind: 'keyframe'; readonly direction: 1 | -1 }
  | { readonly kind: 'go'; readonly to: 'first' | 'last' }
  | { readonly kind: 'toggle-overlay' }

type Binding = {
  /** As people read it in a list of shortcuts. */
  readonly keys: readonly string[]
  readonly does: string
  /** Lower-case names; `<` and `>` are what Shift makes of `,` and `.`. */
  readonly match: readonly string[]
  /** Only with Alt, which changes characters on some keyboards: there the place of the key counts, too. */
  readonly alt?: { readonly codes: readonly string[] }
  /** Only while K is held. Stands before the binding of the same key without it. */
  readonly isChord?: true
  readonly command: (key: KeyFacts, context: KeyContext) => TransportCommand
  /** Holding the key down repeats the command. */
  readonly repeats: boolean
}

const stepBy =
  (direction: 1 | -1) =>
  ({ shiftKey }: KeyFacts, { stepFrames }: KeyContext): TransportCommand => ({
    kind: 'step',
    delta: direction * (shiftKey ? stepFrames : 1),
  })

const always = (command: TransportCommand) => () => command

/** The keys of the transport. */
export const TRANSPORT_KEYS: readonly Binding[] = [
  { keys: ['Space'], does: 'Play or pause', match: [' '], command: always({ kind: 'toggle' }), repeats: false },
  {
    keys: ['K + J'],
    does: 'With K held down: one frame back; held, frame by frame',
    match: ['j'],
    isChord: true,
    command: stepBy(-1),
    repeats: true,
  },
  {
    keys: ['K + L'],
    does: 'With K held down: one frame on; held, frame by frame',
    match: ['l'],
    isChord: true,
    command: stepBy(1),
    repeats: true,
  },
  {
    keys: ['J'],
    does: 'Slower, then backwards, up to 16×',
    match: ['j'],
    command: always({ kind: 'shuttle', direction: 'backward' }),
    repeats: false,
  },
  { keys: ['K'], does: 'Pause', match: ['k'], command: always({ kind: 'shuttle', direction: 'stop' }), repeats: false },
  {
    keys: ['L'],
    does: 'Play, then faster, up to 16×',
    match: ['l'],
    command: always({ kind: 'shuttle', direction: 'forward' }),
    repeats: false,
  },
  {
    keys: [',', '←'],
    does: 'One frame back; with Shift ten, or as many as the player settings say',
    match: [',', '<', 'arrowleft'],
    command: stepBy(-1),
    repeats: true,
  },
  {
    keys: ['.', '→'],
    does: 'One frame on; with Shift ten, or as many as the player settings say',
    match: ['.', '>', 'arrowright'],
    command: stepBy(1),
    repeats: true,
  },
  {
    keys: ['Alt+,'],
    does: 'Previous keyframe',
    match: [',', '<'],
    alt: { codes: ['Comma'] },
    command: always({ kind: 'keyframe', direction: -1 }),
    repeats: true,
  },
  {
    keys: ['Alt+.'],
    does: 'Next keyframe',
    match: ['.', '>'],
    alt: { codes: ['Period'] },
    command: always({ kind: 'keyframe', direction: 1 }),
    repeats: true,
  },
  {
    keys: ['Home'],
    does: 'First frame',
    match: ['home'],
    command: always({ kind: 'go', to: 'first' }),
    repeats: false,
  },
  { keys: ['End'], does: 'Last frame', match: ['end'], command: always({ kind: 'go', to: 'last' }), repeats: false },
  {
    keys: ['D'],
    does: 'Show or hide streaming statistics',
    match: ['d'],
    command: always({ kind: 'toggle-overlay' }),
    repeats: false,
  },
]

/**
 * What a key press asks of the transport; null if nothing. Ctrl and Meta belong to others, and so does Alt but for the
 * keys bound with it: Alt and an arrow is the browser's history.
 */
export function transportCommandOf(key: KeyFacts, context: KeyContext): TransportCommand | null {
  if (key.ctrlKey || key.metaKey) return null
  const binding = TRANSPORT_KEYS.find((each) => isBound(each, key, context.held))
  if (binding === undefined || (key.repeat && !binding.repeats)) return null
  return binding.command(key, context)
}

function isBound({ match, alt, isChord }: Binding, { key, code, altKey }: KeyFacts, held: HeldKeys): boolean {
  if (altKey !== (alt !== undefined) || (isChord === true && !held.isStopHeld)) return false
  return match.includes(key.toLowerCase()) || (alt?.codes.includes(code) ?? false)
}
