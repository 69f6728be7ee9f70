import type { KeyPress } from '@/lib/commands/key-press'

/** What a key asks for while the keyboard is at the microscope. */
export type MicroscopeCommand =
  | { readonly type: 'point'; readonly delta: 1 | -1 }
  | { readonly type: 'nudge'; readonly delta: 1 | -1 }
  | { readonly type: 'choose'; readonly bond: 'shared' | 'alone' }
  | { readonly type: 'beside'; readonly direction: 1 | -1 }
  | { readonly type: 'switch-edge' | 'confirm' | 'skip' | 'back' | 'leave' | 'close' | 'play' }

/** Looking at one boundary, or walking from one to the next. */
export type MicroscopeMode = 'look' | 'walk'

/** A row of the key table. `keys` as `KeyboardEvent.key`, lower case; `code` where it lies. */
export type MicroscopeKey = {
  readonly mode: MicroscopeMode
  readonly keys: readonly string[]
  readonly code?: string
  readonly alt?: true
  /** Held down, it goes on. */
  readonly repeats?: true
  readonly shown: string
  readonly does: string
  /** The same in a word or two, where there is little room. */
  readonly brief?: string
  readonly command: MicroscopeCommand
}

const play = { keys: [' '], shown: 'Space', does: 'Play or pause', command: { type: 'play' } } as const

export const MICROSCOPE_KEYS: readonly MicroscopeKey[] = [
  {
    mode: 'look',
    keys: ['arrowleft'],
    shown: '←',
    does: 'The frame before, big in the player',
    brief: 'Frame before',
    repeats: true,
    command: { type: 'point', delta: -1 },
  },
  {
    mode: 'look',
    keys: ['arrowright'],
    shown: '→',
    does: 'The next frame, big in the player',
    brief: 'Next frame',
    repeats: true,
    command: { type: 'point', delta: 1 },
  },
  {
    mode: 'look',
    keys: ['enter'],
    shown: 'Enter',
    does: 'Make it the first frame, or the last one inside; what touches moves along',
    brief: 'Make it the boundary',
    command: { type: 'choose', bond: 'shared' },
  },
  {
    mode: 'look',
    keys: ['enter'],
    alt: true,
    shown: 'Alt+Enter',
    does: 'The same for this segment alone',
    brief: 'This segment alone',
    command: { type: 'choose', bond: 'alone' },
  },
  {
    mode: 'look',
    keys: ['e'],
    shown: 'E',
    does: 'From its start to its end, and back',
    brief: 'Start or end',
    command: { type: 'switch-edge' },
  },
  {
    mode: 'look',
    keys: ['['],
    code: 'BracketLeft',
    shown: '[',
    does: 'The boundary before',
    repeats: true,
    command: { type: 'beside', direction: -1 },
  },
  {
    mode: 'look',
    keys: [']'],
    code: 'BracketRight',
    shown: ']',
    does: 'The next boundary',
    repeats: true,
    command: { type: 'beside', direction: 1 },
  },
  { mode: 'look', ...play },
  { mode: 'look', keys: ['escape'], shown: 'Esc', does: 'Close', command: { type: 'close' } },
  { mode: 'walk', keys: ['enter'], shown: 'Enter', does: 'It is right: the next one', command: { type: 'confirm' } },
  {
    mode: 'walk',
    keys: ['arrowleft'],
    shown: '←',
    does: 'Move it one frame back',
    repeats: true,
    command: { type: 'nudge', delta: -1 },
  },
  {
    mode: 'walk',
    keys: ['arrowright'],
    shown: '→',
    does: 'Move it one frame on',
    repeats: true,
    command: { type: 'nudge', delta: 1 },
  },
  { mode: 'walk', keys: ['s'], shown: 'S', does: 'Skip it', command: { type: 'skip' } },
  { mode: 'walk', keys: ['backspace'], shown: 'Backspace', does: 'The one before', command: { type: 'back' } },
  { mode: 'walk', ...play },
  { mode: 'walk', keys: ['escape'], shown: 'Esc', does: 'Leave', command: { type: 'leave' } },
]

type Press = Pick<KeyPress, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat'>

/** What `press` asks for at the microscope; `ignored`: a held key that does not go on; undefined: no key of ours. */
export function microscopeCommandOf(press: Press, mode: MicroscopeMode): MicroscopeCommand | 'ignored' | undefined {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return undefined
  const isMeant = ({ keys, code }: MicroscopeKey) =>
    keys.includes(press.key.toLowerCase()) || (code !== undefined && code === press.code)
  const row = MICROSCOPE_KEYS.find(
    (each) => each.mode === mode && isMeant(each) && (each.alt === true) === press.altKey,
  )
  if (row === undefined) return undefined
  return press.repeat && row.repeats !== true ? 'ignored' : row.command
}
