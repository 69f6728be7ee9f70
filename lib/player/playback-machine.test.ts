import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { nextPlayback, type PlaybackCommand, type PlaybackEvent, type PlaybackState, phaseOf } from './playback-machine'
import type { SeekKind } from './seek-request'
import type { StageState } from './stage-machine'

const load: PlaybackEvent = { kind: 'load-asked' }
const opened: PlaybackEvent = { kind: 'opened', isHeld: false }
const play: PlaybackEvent = { kind: 'play-asked', isAtEnd: false }
const pause: PlaybackEvent = { kind: 'pause-asked' }
const settled: PlaybackEvent = { kind: 'seek-settled', isAtEnd: false }
const simple = (
  kind: 'seek-began' | 'played' | 'paused' | 'starved' | 'ended' | 'play-refused' | 'lost' | 'given-up',
) => ({ kind }) as const

function run(events: readonly PlaybackEvent[]) {
  let state: PlaybackState = { kind: 'idle' }
  const commands: PlaybackCommand[] = []
  for (const event of events) {
    const step = nextPlayback(state, event)
    state = step.state
    commands.push(...step.commands)
  }
  return { state, commands, phase: phaseOf(state, { kind: 'video' }) }
}

test.each([
  { rule: 'nothing opened yet', events: [play, simple('played')], phase: 'idle', commands: '' },
  { rule: 'opened standing still', events: [load, opened], phase: 'paused', commands: '' },
  { rule: 'play asked for while opening', events: [load, play, opened], phase: 'playing', commands: 'play' },
  {
    rule: 'play and pause asked for while opening',
    events: [load, play, pause, opened],
    phase: 'paused',
    commands: '',
  },
  { rule: 'play', events: [load, opened, play, simple('played')], phase: 'playing', commands: 'play' },
  { rule: 'runs out of data', events: [load, opened, play, simple('starved')], phase: 'buffering', commands: 'play' },
  {
    rule: 'data again',
    events: [load, opened, play, simple('starved'), simple('played')],
    phase: 'playing',
    commands: 'play',
  },
  {
    rule: 'pause while starved',
    events: [load, opened, play, simple('starved'), pause],
    phase: 'paused',
    commands: 'play,pause',
  },
  { rule: 'standing media is never starved', events: [load, opened, simple('starved')], phase: 'paused', commands: '' },
  {
    rule: 'a seek while playing holds the media and lets it go',
    events: [load, opened, play, simple('seek-began'), simple('paused'), settled],
    phase: 'playing',
    commands: 'play,pause,play',
  },
  {
    rule: 'play asked for during a seek waits for it',
    events: [load, opened, simple('seek-began'), play, settled],
    phase: 'playing',
    commands: 'pause,play',
  },
  {
    rule: 'pause asked for during a seek',
    events: [load, opened, play, simple('seek-began'), pause, settled],
    phase: 'paused',
    commands: 'play,pause,pause',
  },
  { rule: 'the end', events: [load, opened, play, simple('ended')], phase: 'paused', commands: 'play,pause' },
  {
    rule: 'an end that a seek overtook',
    events: [load, opened, play, simple('seek-began'), simple('ended'), settled],
    phase: 'playing',
    commands: 'play,pause,play',
  },
  {
    rule: 'a seek to the last frame ends playing there',
    events: [load, opened, play, simple('seek-began'), { kind: 'seek-settled', isAtEnd: true } as const],
    phase: 'paused',
    commands: 'play,pause',
  },
  {
    rule: 'play at the last frame starts again',
    events: [load, opened, { kind: 'play-asked', isAtEnd: true } as const, simple('seek-began'), settled],
    phase: 'playing',
    commands: 'rewind,pause,play',
  },
  { rule: 'a media key pauses', events: [load, opened, play, simple('paused')], phase: 'paused', commands: 'play' },
  { rule: 'a media key plays', events: [load, opened, simple('played')], phase: 'playing', commands: '' },
  {
    rule: 'the browser refuses to play',
    events: [load, opened, play, simple('play-refused')],
    phase: 'paused',
    commands: 'play',
  },
  {
    rule: 'lost while playing plays on when it is back',
    events: [load, opened, play, simple('lost'), opened],
    phase: 'playing',
    commands: 'play,play',
  },
  {
    rule: 'lost for good',
    events: [load, opened, play, simple('lost'), simple('given-up'), play],
    phase: 'failed',
    commands: 'play',
  },
  {
    rule: 'tried again after that',
    events: [load, opened, simple('given-up'), load, opened],
    phase: 'paused',
    commands: '',
  },
])('$rule: $phase', ({ events, phase, commands }) => {
  const after = run(events)
  expect(after.phase).toBe(phase)
  expect(after.commands.join()).toBe(commands)
})

const seeking = (kind: SeekKind): StageState => ({
  kind: 'seeking',
  wish: {
    request: { id: 'seek', kind, from: frame(0), target: frame(9), requestedAtMs: 0 },
    isResting: true,
    from: 'decoder',
    isSent: false,
    shownAtMs: null,
    stallMs: 0,
    prefetch: 'none',
  },
  shown: null,
})

test('a seek is seeking, but coming back to a place after opening is still loading', () => {
  const open: PlaybackState = { kind: 'open', wants: 'play', isHeld: true, isStarved: false }
  expect(phaseOf(open, seeking('jump'))).toBe('seeking')
  expect(phaseOf(open, seeking('scrub'))).toBe('seeking')
  expect(phaseOf(open, seeking('restore'))).toBe('loading')
  expect(phaseOf({ ...open, wants: 'pause' }, { kind: 'gliding', shown: null })).toBe('playing')
  expect(phaseOf({ ...open, wants: 'pause' }, { kind: 'still', shown: { frame: frame(9), quality: 'full' } })).toBe(
    'paused',
  )
})

test('the media is never told to play while a seek is under way', () => {
  const anyEvent = fc.oneof(
    fc.constantFrom<PlaybackEvent>(load, opened, play, pause, settled, { kind: 'seek-settled', isAtEnd: true }),
    fc
      .constantFrom('seek-began', 'played', 'paused', 'starved', 'ended', 'play-refused', 'lost')
      .map((kind) => simple(kind as Parameters<typeof simple>[0])),
  )
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let state: PlaybackState = { kind: 'idle' }
      for (const event of events) {
        const step = nextPlayback(state, event)
        const isHeld = step.state.kind === 'open' && step.state.isHeld
        if (isHeld) expect(step.commands).not.toContain('play')
        state = step.state
      }
    }),
  )
})
