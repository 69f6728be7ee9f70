/** What a key press says, as far as the transport cares. `key` as in UI Events KeyboardEvent.key. */
export type KeyFacts = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

export type TransportCommand =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'shuttle'; readonly direction: 'backward' | 'stop' | 'forward' }
  /** Frames on (positive) or back. */
  | { readonly kind: 'step'; readonly delta: number }
  | { readonly kind: 'go'; readonly to: 'first' | 'last' }
  | { readonly kind: 'toggle-overlay' }

type Binding = {
  /** As people read it in a list of shortcuts. */
  readonly keys: readonly string[]
  readonly does: string
  readonly match: readonly string[]
  readonly command: (key: KeyFacts) => TransportCommand
  /** Holding the key down repeats the command. */
  readonly repeats: boolean
}

const FRAMES_WITH_SHIFT = 10

const stepBy =
  (direction: 1 | -1) =>
  ({ shiftKey }: KeyFacts): TransportCommand => ({
    kind: 'step',
    delta: direction * (shiftKey ? FRAMES_WITH_SHIFT : 1),
  })

const always = (command: TransportCommand) => () => command

/** The keys of the transport. `match` holds lower-case names; `<` and `>` are what Shift makes of `,` and `.`. */
export const TRANSPORT_KEYS: readonly Binding[] = [
  { keys: ['Space'], does: 'Play or pause', match: [' '], command: always({ kind: 'toggle' }), repeats: false },
  {
    keys: ['J'],
    does: 'Slower, then backwards',
    match: ['j'],
    command: always({ kind: 'shuttle', direction: 'backward' }),
    repeats: false,
  },
  { keys: ['K'], does: 'Pause', match: ['k'], command: always({ kind: 'shuttle', direction: 'stop' }), repeats: false },
  {
    keys: ['L'],
    does: 'Play, then faster',
    match: ['l'],
    command: always({ kind: 'shuttle', direction: 'forward' }),
    repeats: false,
  },
  {
    keys: [',', '←'],
    does: 'One frame back, with Shift ten',
    match: [',', '<', 'arrowleft'],
    command: stepBy(-1),
    repeats: true,
  },
  {
    keys: ['.', '→'],
    does: 'One frame on, with Shift ten',
    match: ['.', '>', 'arrowright'],
    command: stepBy(1),
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

/** What a key press asks of the transport; null if nothing. Ctrl, Alt and Meta belong to others. */
export function transportCommandOf(key: KeyFacts): TransportCommand | null {
  if (key.ctrlKey || key.altKey || key.metaKey) return null
  const name = key.key.toLowerCase()
  const binding = TRANSPORT_KEYS.find(({ match }) => match.includes(name))
  if (binding === undefined || (key.repeat && !binding.repeats)) return null
  return binding.command(key)
}
