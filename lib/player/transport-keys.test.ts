import { expect, test } from 'vitest'
import { type HeldKeyEvent, NOTHING_HELD, nextHeld } from '@/lib/commands/held-keys'
import type { KeyPress } from '@/lib/commands/key-press'
import { commandAt, createKeymap, isWish } from '@/lib/commands/keymap'
import { TRANSPORT_COMMANDS, type TransportCommand } from './transport-keys'

const none: Omit<KeyPress, 'key'> = {
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isAltGraph: false,
  isComposing: false,
  focus: 'page',
}
const shift = { shiftKey: true }
const keymap = createKeymap(TRANSPORT_COMMANDS)

/** What `press` asks of the transport; null if nothing. */
function wishOf(press: KeyPress, held = NOTHING_HELD): TransportCommand | null {
  const found = commandAt(keymap, press, held)
  return found !== null && isWish(found, press) ? found.command : null
}

const stepped = (direction: 1 | -1, reach: 'one' | 'many') => ({ kind: 'step', direction, reach })

test.each<{ key: string; held?: Partial<KeyPress>; expected: unknown }>([
  { key: ' ', expected: { kind: 'toggle' } },
  { key: ' ', held: { repeat: true }, expected: null },
  { key: 'j', expected: { kind: 'shuttle', direction: 'backward' } },
  { key: 'k', expected: { kind: 'shuttle', direction: 'stop' } },
  { key: 'l', expected: { kind: 'shuttle', direction: 'forward' } },
  { key: 'L', held: shift, expected: { kind: 'shuttle', direction: 'forward' } },
  { key: 'l', held: { repeat: true }, expected: null },
  { key: ',', expected: stepped(-1, 'one') },
  { key: '.', expected: stepped(1, 'one') },
  { key: '.', held: { repeat: true }, expected: stepped(1, 'one') },
  { key: '<', held: shift, expected: stepped(-1, 'many') },
  { key: '>', held: shift, expected: stepped(1, 'many') },
  { key: 'ArrowLeft', expected: stepped(-1, 'one') },
  { key: 'ArrowRight', held: shift, expected: stepped(1, 'many') },
  { key: 'ArrowRight', held: { altKey: true }, expected: null },
  { key: ',', held: { altKey: true }, expected: { kind: 'keyframe', direction: -1 } },
  { key: '.', held: { altKey: true, repeat: true }, expected: { kind: 'keyframe', direction: 1 } },
  { key: '≥', held: { altKey: true, code: 'Period' }, expected: { kind: 'keyframe', direction: 1 } },
  { key: '.', held: { altKey: true, ctrlKey: true }, expected: null },
  { key: 'k', held: { altKey: true }, expected: null },
  { key: 'Home', expected: { kind: 'go', to: 'first' } },
  { key: 'End', expected: { kind: 'go', to: 'last' } },
  { key: 'd', expected: { kind: 'toggle-overlay' } },
  { key: 'd', held: { ctrlKey: true }, expected: null },
  { key: 'l', held: { metaKey: true }, expected: null },
  { key: 'g', expected: null },
  { key: '1', expected: null },
])('$key $held: $expected', ({ key, held, expected }) => {
  expect(wishOf({ ...none, ...held, key })).toEqual(expected)
})

/** `+k` presses, `*j` repeats, `-k` releases, `!` takes the keyboard away; gives what was asked for, in order. */
function play(script: string): string[] {
  let held = NOTHING_HELD
  return script.split(' ').flatMap((word) => {
    const name = word.slice(1)
    const key = name.replace('^', '')
    const event: HeldKeyEvent = word.startsWith('!')
      ? { kind: 'lost' }
      : word.startsWith('-')
        ? { kind: 'released', key }
        : { kind: 'pressed', key, hasModifier: false }
    held = nextHeld(held, event)
    if (event.kind !== 'pressed') return []
    const press = { ...none, key, shiftKey: name.includes('^'), repeat: word.startsWith('*') }
    const command = wishOf(press, held)
    if (command === null) return []
    if (command.kind === 'step') return [`step ${command.direction * (command.reach === 'many' ? 25 : 1)}`]
    return command.kind === 'shuttle' ? [command.direction] : []
  })
}

test.each([
  { script: '+k -k', expected: ['stop'], rule: 'K alone pauses' },
  { script: '+k *k *k -k', expected: ['stop'], rule: 'a held K pauses once' },
  { script: '+k +l -l -k', expected: ['stop', 'step 1'], rule: 'K and L: one frame on, and no start after it' },
  { script: '+k +j *j *j -j -k', expected: ['stop', 'step -1', 'step -1', 'step -1'], rule: 'a held J repeats' },
  { script: '+k +j -k *j *j', expected: ['stop', 'step -1'], rule: 'J still down when K is released starts nothing' },
  { script: '+k +l -k -l +l', expected: ['stop', 'step 1', 'forward'], rule: 'after the chord L plays again' },
  { script: '+k +^l', expected: ['stop', 'step 25'], rule: 'with Shift as many as set' },
  { script: '+K +L', expected: ['stop', 'step 1'], rule: 'caps lock is no other key' },
  { script: '+l +k +j', expected: ['forward', 'stop', 'step -1'], rule: 'from playing' },
  { script: '+k ! +l', expected: ['stop', 'forward'], rule: 'another window took the keyboard' },
  { script: '+k +Meta +l', expected: ['stop', 'forward'], rule: 'a Mac tells of no release under Command' },
  { script: '+k +, -k', expected: ['stop', 'step -1'], rule: 'other keys mean what they meant' },
])('$script: $rule', ({ script, expected }) => {
  expect(play(script)).toEqual(expected)
})
