import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { FrameSupply, Quality } from './frame-port'
import type { SeekOutcome, SeekRequest } from './seek-request'
import { nextStage, type StageCommand, type StageEvent, type StageState, shownOf, wishOf } from './stage-machine'

const ALL: FrameSupply = { scrub: true, full: true, reason: null }
const NONE: FrameSupply = { scrub: false, full: false, reason: null }
const SCRUB_ONLY: FrameSupply = { ...ALL, full: false }
const FULL_ONLY: FrameSupply = { ...ALL, scrub: false }

const request = (target: number, kind: SeekRequest['kind'] = 'jump', at = 0): SeekRequest => ({
  id: `to-${target}`,
  kind,
  from: frame(0),
  target: frame(target),
  requestedAtMs: at,
})
const asked = (
  target: number,
  options: { supply?: FrameSupply; plays?: boolean; moves?: boolean } = {},
): StageEvent => ({
  kind: 'requested',
  request: request(target, options.moves ? 'scrub' : 'jump'),
  isResting: !options.moves,
  prefetch: 'miss',
  means: { supply: options.supply ?? ALL, wantsToPlay: options.plays ?? false },
})
const rested = (supply = ALL): StageEvent => ({ kind: 'rested', means: { supply, wantsToPlay: false } })
const drawn = (at: number, quality: Quality, atMs = 10, stallMs = 0): StageEvent => ({
  kind: 'drawn',
  still: { frame: frame(at), quality },
  atMs,
  stallMs,
})
const landedAt = (target: number, landed: number | null): SeekOutcome => ({
  request: request(target),
  landed: landed === null ? null : frame(landed),
  scrubMs: 200,
  latencyMs: 200,
  stallMs: 0,
  prefetch: 'none',
  error: landed === target ? null : landed === null ? 'superseded' : 'landed-elsewhere',
})
const ended = (target: number, landed: number | null, isDrawn = true): StageEvent => ({
  kind: 'element-ended',
  outcome: landedAt(target, landed),
  isDrawn,
})

function run(...events: StageEvent[]) {
  let state: StageState = { kind: 'video' }
  const commands: StageCommand[] = []
  for (const event of events) {
    const step = nextStage(state, event)
    state = step.state
    commands.push(...step.commands)
  }
  return { state, commands, words: commands.map(wordOf) }
}

const wordOf = (command: StageCommand): string => {
  if (command.kind === 'report') {
    const { landed, request: of, error } = command.outcome
    return `report ${of.target} ${error ?? `landed ${landed}`}`
  }
  return command.kind === 'show' ? `show ${command.request.target} ${command.wants}` : `send ${command.request.target}`
}

test.each([
  { rule: 'a jump asks for the full frame', events: [asked(7)], words: ['show 7 full'] },
  { rule: 'a moving hand asks for small pictures', events: [asked(7, { moves: true })], words: ['show 7 scrub'] },
  {
    rule: 'a hand that rests asks for the full frame',
    events: [asked(7, { moves: true }), drawn(7, 'scrub'), rested()],
    words: ['show 7 scrub', 'show 7 full'],
  },
  { rule: 'resting twice asks once', events: [asked(7), rested()], words: ['show 7 full'] },
  {
    rule: 'where nothing is decoded here the element is sent',
    events: [asked(7, { supply: NONE })],
    words: ['send 7'],
  },
  {
    rule: 'without full frames the element brings them, under a small picture',
    events: [asked(7, { supply: SCRUB_ONLY })],
    words: ['show 7 scrub', 'send 7'],
  },
  {
    rule: 'without small pictures a moving hand is shown full frames',
    events: [asked(7, { supply: FULL_ONLY, moves: true })],
    words: ['show 7 full'],
  },
  {
    rule: 'an element that is to play goes there itself',
    events: [asked(7, { plays: true })],
    words: ['show 7 scrub', 'send 7'],
  },
  {
    rule: 'a frame that cannot be decoded here is had from the element',
    events: [asked(7), { kind: 'means-changed', means: { supply: NONE, wantsToPlay: false } } as const],
    words: ['show 7 full', 'send 7'],
  },
  {
    rule: 'a newer wish replaces one of which nothing was shown',
    events: [asked(7), asked(9)],
    words: ['show 7 full', 'report 7 superseded', 'show 9 full'],
  },
  {
    rule: 'a wish of which a small picture was shown has been fulfilled well enough',
    events: [asked(7, { moves: true }), drawn(7, 'scrub'), asked(9, { moves: true })],
    words: ['show 7 scrub', 'report 7 landed 7', 'show 9 scrub'],
  },
  {
    rule: 'what the element was sent to, it tells itself',
    events: [asked(7, { supply: NONE }), asked(9, { supply: NONE }), ended(7, 7)],
    words: ['send 7', 'send 9', 'report 7 landed 7'],
  },
])('$rule', ({ events, words }) => {
  expect(run(...events).words).toEqual(words)
})

test('a jump is over when the full frame is drawn, measured to the small and to the full one', () => {
  const { state, commands } = run(asked(7), drawn(7, 'scrub', 12, 3), drawn(7, 'full', 80, 20))
  expect(state).toEqual({ kind: 'still', shown: { frame: 7, quality: 'full' } })
  expect(commands.at(-1)).toMatchObject({
    outcome: { landed: 7, scrubMs: 12, latencyMs: 80, stallMs: 23, prefetch: 'miss', error: null },
  })
})

test('a moving hand is not there yet, even when the picture is full', () => {
  const { state, words } = run(asked(7, { moves: true }), drawn(7, 'full'))
  expect(state).toMatchObject({ kind: 'seeking', shown: { frame: 7, quality: 'full' } })
  expect(words).toEqual(['show 7 scrub'])
})

test('a picture of an older wish is shown on the way, and ends nothing', () => {
  const { state } = run(asked(7, { moves: true }), asked(9, { moves: true }), drawn(7, 'scrub'))
  expect(state).toMatchObject({
    kind: 'seeking',
    wish: { request: { target: 9 }, shownAtMs: null },
    shown: { frame: 7 },
  })
})

test('the element that is to play ends the wish, not a picture', () => {
  const before = run(asked(7, { plays: true }), drawn(7, 'scrub', 12))
  expect(before.state.kind).toBe('seeking')
  const after = nextStage(before.state, ended(7, 7))
  expect(after.state).toEqual({ kind: 'still', shown: { frame: 7, quality: 'full' } })
  expect(after.commands).toMatchObject([{ outcome: { scrubMs: 12, latencyMs: 200, prefetch: 'miss' } }])
})

test('an element whose picture could not be taken is seen itself', () => {
  expect(run(asked(7, { supply: NONE }), ended(7, 7, false)).state).toEqual({ kind: 'video' })
})

test('an element that landed elsewhere is shown where it landed', () => {
  const { state, words } = run(asked(7, { supply: NONE }), ended(7, 6))
  expect(state).toEqual({ kind: 'still', shown: { frame: 6, quality: 'full' } })
  expect(words.at(-1)).toBe('report 7 landed-elsewhere')
})

test('the video is shown when it plays, but never while a frame is asked for', () => {
  const shown = run(asked(7), drawn(7, 'full'), { kind: 'video-shown' })
  expect(shown.state).toEqual({ kind: 'video' })
  expect(run(asked(7), { kind: 'video-shown' }).state.kind).toBe('seeking')
})

test('pictures follow each other while gliding; a wish ends that', () => {
  const gliding = run(asked(7), drawn(7, 'full'), { kind: 'glide-began' }, drawn(6, 'full'), drawn(5, 'scrub'))
  expect(gliding.state).toEqual({ kind: 'gliding', shown: { frame: 5, quality: 'scrub' } })
  const after = nextStage(gliding.state, asked(5))
  expect(wishOf(after.state)).toMatchObject({ request: { target: 5 }, shownAtMs: 0 })
})

test('whatever happens: a wish is told at most once, and what is drawn is what is shown', () => {
  const anyEvent = fc.oneof(
    fc
      .record({
        at: fc.nat(9),
        moves: fc.boolean(),
        plays: fc.boolean(),
        supply: fc.constantFrom(ALL, NONE, SCRUB_ONLY, FULL_ONLY),
      })
      .map(({ at, ...options }) => ({ ask: at, options })),
    fc
      .record({ at: fc.nat(9), quality: fc.constantFrom<Quality>('scrub', 'full') })
      .map(({ at, quality }) => drawn(at, quality)),
    fc.constantFrom<StageEvent>(rested(), rested(NONE), { kind: 'glide-began' }, { kind: 'video-shown' }),
  )
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let state: StageState = { kind: 'video' }
      const told: string[] = []
      events.forEach((event, n) => {
        const real: StageEvent =
          'ask' in event
            ? ({
                ...asked(event.ask, event.options),
                request: { ...request(event.ask), id: `wish-${n}` },
              } as StageEvent)
            : event
        const step = nextStage(state, real)
        state = step.state
        for (const command of step.commands) if (command.kind === 'report') told.push(command.outcome.request.id)
        if (real.kind === 'drawn') expect(shownOf(state)).toEqual(real.still)
      })
      expect(new Set(told).size).toBe(told.length)
    }),
  )
})
