import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CommandSpec } from '@/lib/commands/command'
import { createKeymap } from '@/lib/commands/keymap'
import { createCommandCentre } from './command-centre'
import { listenForKeys } from './listen-for-keys'

/** As much of an element as is asked for: what it is, and what it stands in. */
class FakeElement {
  readonly kind: string
  constructor(kind: string) {
    this.kind = kind
  }
  closest = (selector: string) => (selector.includes(this.kind) ? this : null)
  matches = (selector: string) => selector.includes(this.kind)
}

const commands: readonly CommandSpec[] = [
  { id: 'live', title: 'Live', group: 'Labeling', keys: ['W'] },
  { id: 'undo', title: 'Undo', group: 'Editing', keys: ['Ctrl+Z'], repeats: true },
  { id: 'play', title: 'Play', group: 'Playing', keys: ['Space'] },
  { id: 'split', title: 'Split', group: 'Editing', keys: ['S'], needs: 'labeling' },
  { id: 'nobody', title: 'Nobody does this', group: 'Editing', keys: ['N'] },
]

let page: EventTarget
let done: string[]
let stop: () => void

beforeEach(() => {
  page = new EventTarget()
  done = []
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('HTMLInputElement', class {})
  const centre = createCommandCentre()
  const note = (words: string) => () => {
    done.push(words)
  }
  centre.offer({
    live: { onPress: note('live'), onRelease: note('live ends') },
    undo: note('undo'),
    play: note('play'),
    split: note('split'),
  })
  const refuse = ({ needs }: CommandSpec) => needs === 'labeling'
  stop = listenForKeys({ keymap: createKeymap(commands), centre, refuse })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

/** Tells of a key; gives whether the browser was kept from doing its own. */
function tell(type: 'keydown' | 'keyup', key: string, more: Partial<KeyboardEvent> & { on?: string } = {}): boolean {
  const event = new Event(type, { cancelable: true })
  const { on, ...facts } = more
  const target = on === undefined ? page : new FakeElement(on)
  Object.defineProperties(event, {
    target: { value: target },
    ...Object.fromEntries(
      Object.entries({
        key,
        code: `Key${key.toUpperCase()}`,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        isComposing: false,
        repeat: false,
        getModifierState: () => false,
        ...facts,
      }).map(([name, value]) => [name, { value }]),
    ),
  })
  page.dispatchEvent(event)
  return event.defaultPrevented
}

test('a held key is pressed once and ends when it is let go', () => {
  tell('keydown', 'w')
  tell('keydown', 'w', { repeat: true })
  expect(done).toEqual(['live'])
  tell('keyup', 'w')
  tell('keyup', 'w')
  expect(done).toEqual(['live', 'live ends'])
})

test('it ends, too, when another window takes the keyboard or the listener goes', () => {
  tell('keydown', 'w')
  page.dispatchEvent(new Event('blur'))
  tell('keydown', 'w')
  stop()
  expect(done).toEqual(['live', 'live ends', 'live', 'live ends'])
})

test('it ends where the focus went into a field meanwhile', () => {
  tell('keydown', 'w')
  tell('keyup', 'w', { on: 'textarea' })
  expect(done).toEqual(['live', 'live ends'])
})

test('what repeats goes on, and the browser does nothing of its own', () => {
  expect(tell('keydown', 'z', { ctrlKey: true })).toBe(true)
  expect(tell('keydown', 'z', { ctrlKey: true, repeat: true })).toBe(true)
  expect(done).toEqual(['undo', 'undo'])
})

test.each([
  { on: 'textarea', key: 's', rule: 'typing' },
  { on: 'dialog', key: ' ', rule: 'in a dialog' },
  { on: 'button', key: ' ', rule: 'Space presses a button' },
])('a key belongs to what has the focus: $rule', ({ on, key }) => {
  expect(tell('keydown', key, { on })).toBe(false)
  expect(done).toEqual([])
})

test('what is refused is not done, and what nobody does is the browser’s', () => {
  expect(tell('keydown', 's')).toBe(true)
  expect(tell('keydown', 'n')).toBe(false)
  expect(done).toEqual([])
})
