import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { type PlaybackFacts, playbackWords } from './playback-words'

const standing: PlaybackFacts = {
  wantsToPlay: false,
  rate: 1,
  backwardSpeed: null,
  frame: frame(40),
  targetFrame: null,
}

test.each<{ facts: Partial<PlaybackFacts>; expected: string }>([
  { facts: {}, expected: 'Frame 40' },
  { facts: { targetFrame: frame(41) }, expected: 'Frame 41' },
  { facts: { wantsToPlay: true }, expected: 'Playing' },
  { facts: { wantsToPlay: true, rate: 4 }, expected: 'Playing at 4 times the speed' },
  { facts: { backwardSpeed: 2 }, expected: 'Playing backwards at 2 times the speed' },
])('$facts: $expected', ({ facts, expected }) => {
  expect(playbackWords({ ...standing, ...facts })).toBe(expected)
})
