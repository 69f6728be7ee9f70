import { expect, test } from 'vitest'
import { type Cover, sourceOfFrame } from './frame-source'

const standing = { phase: 'paused', frame: 7, targetFrame: null } as const
const full: Cover = { quality: 'full', frame: 7 }
const scrub: Cover = { quality: 'scrub', frame: 7 }

test.each([
  { player: standing, cover: null, expected: { kind: 'video', frame: 7 }, rule: 'nothing covers the video' },
  { player: standing, cover: full, expected: { kind: 'cover', frame: 7 }, rule: 'an exact frame covers it' },
  { player: standing, cover: scrub, expected: /small preview/, rule: 'a preview is no picture of the frame' },
  { player: { ...standing, phase: 'seeking' }, cover: scrub, expected: /small preview/, rule: 'nor while scrubbing' },
  { player: standing, cover: { ...full, quality: undefined }, expected: /small preview/, rule: 'unknown is not full' },
  { player: { ...standing, phase: 'playing' }, cover: null, expected: /Pause first/, rule: 'frames go by' },
  { player: { ...standing, phase: 'seeking' }, cover: null, expected: /not there yet/, rule: 'the old frame is shown' },
  { player: { ...standing, targetFrame: 9 }, cover: null, expected: /not there yet/, rule: 'another was asked for' },
  { player: { ...standing, phase: 'failed' }, cover: null, expected: /not there yet/, rule: 'there is no picture' },
] as const)('$player.phase, target $player.targetFrame, cover $cover: $rule', ({ player, cover, expected }) => {
  const source = sourceOfFrame(player, cover)
  if (expected instanceof RegExp) expect(source).toEqual({ kind: 'refused', reason: expect.stringMatching(expected) })
  else expect(source).toEqual(expected)
})
