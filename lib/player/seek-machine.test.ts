import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { nextSeek, type SeekCommand, type SeekEvent, type SeekState, targetOf } from './seek-machine'
import type { SeekRequest } from './seek-request'

const wish = (target: number, kind: SeekRequest['kind'] = 'jump'): SeekRequest => ({
  id: `to-${target}`,
  kind,
  from: frame(0),
  target: frame(target),
  requestedAtMs: 100,
})
const ask = (target: number): SeekEvent => ({ kind: 'requested', request: wish(target) })
const presented = (at: number): SeekEvent => ({ kind: 'frame-presented', frame: frame(at), atMs: 130 })
const missed = (at: number): SeekEvent => ({ kind: 'frame-missed', frame: frame(at), atMs: 290 })
const arrived: SeekEvent = { kind: 'arrived', atMs: 125 }
const overdue: SeekEvent = { kind: 'overdue' }
const opened: SeekEvent = { kind: 'media-opened' }
const lost: SeekEvent = { kind: 'media-lost' }

function run(events: readonly SeekEvent[], from: SeekState = { kind: 'idle' }) {
  let state = from
  const commands: SeekCommand[] = []
  for (const event of events) {
    const step = nextSeek(state, event)
    state = step.state
    commands.push(...step.commands)
  }
  return { state, commands }
}

/** Commands as a reader would tell them. */
const told = (commands: readonly SeekCommand[]): string => commands.map(tell).join(', ')

function tell(command: SeekCommand): string {
  if (command.kind === 'await-frame') return 'await'
  if (command.kind === 'seek') {
    return `seek ${command.attempt.request.target}${command.attempt.attempt > 1 ? ' again' : ''}`
  }
  const { request, landed, error } = command.outcome
  return `${request.target}: ${landed ?? 'none'}${error === null ? '' : ` ${error}`}`
}

test.each([
  {
    rule: 'lands when the media has arrived and the frame is on screen',
    events: [ask(7), presented(7), arrived],
    expected: 'seek 7, 7: 7',
  },
  {
    rule: 'lands also when the frame comes after the arrival',
    events: [ask(7), arrived, presented(7)],
    expected: 'seek 7, await, 7: 7',
  },
  {
    rule: 'a frame of the place before does not count',
    events: [ask(7), presented(3), arrived, presented(7)],
    expected: 'seek 7, await, 7: 7',
  },
  {
    rule: 'without a frame callback the clock of the media decides',
    events: [ask(7), arrived, missed(7)],
    expected: 'seek 7, await, 7: 7',
  },
  {
    rule: 'a wrong frame is tried again',
    events: [ask(7), presented(6), arrived, missed(7), presented(7), arrived],
    expected: 'seek 7, await, seek 7 again, 7: 7',
  },
  {
    rule: 'a file that starts late lets the third try through to its last frame',
    events: [ask(7), presented(4), arrived, missed(7), presented(6), arrived, missed(7), presented(7), arrived],
    expected: 'seek 7, await, seek 7 again, await, seek 7 again, 7: 7',
  },
  {
    rule: 'after the third try it is reported as it is',
    events: [1, 2, 3].reduce<SeekEvent[]>((all) => all.concat(presented(6), arrived, missed(7)), [ask(7)]),
    expected: 'seek 7, await, seek 7 again, await, seek 7 again, await, 7: 6 landed-elsewhere',
  },
  {
    rule: 'a wrong frame is not tried again when a newer target waits',
    events: [ask(7), ask(9), presented(6), arrived, missed(7)],
    expected: 'seek 7, await, 7: 6 landed-elsewhere, seek 9',
  },
  {
    rule: 'while one is in flight only the newest target is kept',
    events: [ask(1), ask(2), ask(3), ask(4), presented(1), arrived],
    expected: 'seek 1, 1: 1, seek 4',
  },
  {
    rule: 'the same target again joins the seek in flight',
    events: [ask(1), ask(1), presented(1), arrived],
    expected: 'seek 1, 1: 1',
  },
  {
    rule: 'back to the target in flight: what waited is no longer wanted',
    events: [ask(1), ask(2), ask(1), presented(1), arrived],
    expected: 'seek 1, 1: 1',
  },
  {
    rule: 'a slow seek gives way to the newest after the patience',
    events: [ask(1), ask(2), overdue],
    expected: 'seek 1, 1: none superseded, seek 2',
  },
  {
    rule: 'an overdue seek gives way at once to the next wish',
    events: [ask(1), overdue, ask(2)],
    expected: 'seek 1, 1: none superseded, seek 2',
  },
  {
    rule: 'an overdue seek that nobody replaces goes on',
    events: [ask(1), overdue, presented(1), arrived],
    expected: 'seek 1, 1: 1',
  },
  {
    rule: 'lost media: the seek in flight waits for it to come back',
    events: [ask(1), lost, opened, presented(1), arrived],
    expected: 'seek 1, seek 1, 1: 1',
  },
  {
    rule: 'lost media: only the newest target comes back',
    events: [ask(1), ask(2), lost, opened],
    expected: 'seek 1, 1: none interrupted, seek 2',
  },
  {
    rule: 'lost media: what is asked for meanwhile is newest',
    events: [ask(1), lost, ask(5), ask(6), opened],
    expected: 'seek 1, seek 6',
  },
  {
    rule: 'what happens to standing media is no seek',
    events: [presented(4), arrived, missed(4), overdue],
    expected: '',
  },
])('$rule', ({ events, expected }) => {
  expect(told(run(events).commands)).toBe(expected)
})

test('latency runs from the wish to the visible frame', () => {
  const { commands } = run([ask(7), presented(7), arrived])
  expect(commands.at(-1)).toMatchObject({ outcome: { latencyMs: 30 } })
})

const anyEvent = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20).map(ask) },
  fc.nat(20).map(presented),
  fc.nat(20).map(missed),
  fc.constantFrom(arrived, overdue, opened, lost),
)

/** Media that does what it is told, until nothing is wanted any more. */
function settle(from: SeekState) {
  const opening = nextSeek(from, opened)
  let state = opening.state
  const commands = [...opening.commands]
  for (let i = 0; state.kind === 'in-flight' && i < 5; i++) {
    const settled = run([presented(state.inFlight.request.target), arrived], state)
    state = settled.state
    commands.push(...settled.commands)
  }
  return { state, commands }
}

test('whatever happens, the newest target is what the media is at in the end, and everything settles', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const before = run(events)
      const wanted = targetOf(before.state)
      const after = settle(before.state)
      expect(after.state.kind).toBe('idle')
      const lastReport = after.commands.findLast((command) => command.kind === 'report')
      if (wanted !== null) expect(lastReport).toMatchObject({ outcome: { landed: wanted, error: null } })
    }),
  )
})

test('the target is always the one asked for last, until it is reported', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.nat(20), (events, target) => {
      const { state } = nextSeek(run(events).state, ask(target))
      expect(targetOf(state)).toBe(target)
    }),
  )
})

/** The request that is with the media after `command`, `before` having been with it. */
function withMediaAfter(command: SeekCommand, before: string | null): string | null {
  if (command.kind === 'report' && command.outcome.error !== 'interrupted') {
    expect(command.outcome.request.id).toBe(before)
    return null
  }
  if (command.kind !== 'seek') return before
  const { request, attempt } = command.attempt
  expect(before).toBe(attempt > 1 ? request.id : null)
  return request.id
}

test('the media is never given a seek while it has one, unless that one gave way', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let state: SeekState = { kind: 'idle' }
      let withMedia: string | null = null
      for (const event of events) {
        const step = nextSeek(state, event)
        if (event.kind === 'media-lost') withMedia = null
        for (const command of step.commands) withMedia = withMediaAfter(command, withMedia)
        state = step.state
      }
    }),
  )
})

test('sixty positions while one seek is under way make two seeks', () => {
  const events = [
    ask(0),
    ...Array.from({ length: 60 }, (_, i) => ask(i + 1)),
    presented(0),
    arrived,
    presented(60),
    arrived,
  ]
  expect(told(run(events).commands)).toBe('seek 0, 0: 0, seek 60, 60: 60')
})
