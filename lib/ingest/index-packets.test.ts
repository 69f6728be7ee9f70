import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timebase } from '@/lib/time/timebase'
import type { Edit } from './edit-list'
import { indexPackets, type PacketTiming } from './index-packets'

const base = timebase(1, 25)

const packet = (pts: number, isKeyframe = false, duration = 1): PacketTiming => ({ pts, duration, isKeyframe })

const indexOf = (packets: readonly PacketTiming[], edit: Edit | null = null) => {
  const { index, problems } = indexPackets(packets, base, edit)
  return {
    pts: index === null ? null : [...index.pts],
    endPts: index?.endPts,
    keyframes: index === null ? null : [...index.keyframes],
    problems: problems.map(({ code }) => code),
  }
}

test.each([
  {
    rule: 'decode order becomes presentation order',
    packets: [packet(0, true), packet(3), packet(1), packet(2), packet(4, true)],
    expected: { pts: [0, 1, 2, 3, 4], endPts: 5, keyframes: [0, 4], problems: [] },
  },
  {
    rule: 'what comes before the start is not counted',
    packets: [packet(-2, true), packet(-1), packet(0), packet(1), packet(2, true)],
    expected: {
      pts: [0, 1, 2],
      endPts: 3,
      keyframes: [2],
      problems: ['frames-not-shown', 'first-frame-not-a-keyframe'],
    },
  },
  {
    rule: 'a late start is kept',
    packets: [packet(40, true), packet(41)],
    expected: { pts: [40, 41], endPts: 42, keyframes: [0], problems: [] },
  },
  {
    rule: 'of frames at one time one is counted, and it is a keyframe if any is',
    packets: [packet(0, true), packet(1), packet(1, true), packet(2)],
    expected: { pts: [0, 1, 2], endPts: 3, keyframes: [0, 1], problems: ['duplicate-timestamps'] },
  },
  {
    rule: 'an unknown last duration is the median distance',
    packets: [packet(0, true, 0), packet(2, false, 0), packet(4, false, 0), packet(9, false, 0)],
    expected: { pts: [0, 2, 4, 9], endPts: 11, keyframes: [0], problems: ['unknown-last-duration'] },
  },
  {
    rule: 'without marked keyframes decoding starts at the first frame',
    packets: [packet(0), packet(1)],
    expected: { pts: [0, 1], endPts: 2, keyframes: [0], problems: ['no-keyframes-marked'] },
  },
  {
    rule: 'a file in which nothing is shown has no index',
    packets: [packet(-2, true), packet(-1)],
    expected: { pts: null, endPts: undefined, keyframes: null, problems: [] },
  },
])('$rule', ({ packets, expected }) => {
  expect(indexOf(packets)).toEqual(expected)
})

test.each([
  {
    rule: 'what lies after the end of the edit is not shown',
    edit: { mediaStart: 0, length: 3, presentationStart: 0 },
    packets: [packet(0, true), packet(1), packet(2), packet(3), packet(4)],
    expected: { pts: [0, 1, 2], endPts: 3, keyframes: [0], problems: ['frames-not-shown'] },
  },
  {
    rule: 'a first frame after the start of the edit is shown from the start',
    edit: { mediaStart: 5, length: 20, presentationStart: 0 },
    packets: [packet(-1, true, 4), packet(3, true, 4), packet(7, false, 4)],
    expected: { pts: [0, 4], endPts: 8, keyframes: [0], problems: ['frames-not-shown', 'edit-between-frames'] },
  },
  {
    rule: 'a pause before the edit stays',
    edit: { mediaStart: 2, length: null, presentationStart: 10 },
    packets: [packet(9, true), packet(10, true), packet(11)],
    expected: { pts: [10, 11], endPts: 12, keyframes: [0], problems: ['frames-not-shown'] },
  },
])('with an edit list: $rule', ({ edit, packets, expected }) => {
  expect(indexOf(packets, edit)).toEqual(expected)
})

test('the order of the packets does not matter, and every different time from 0 on is one frame', () => {
  const packets = fc.array(
    fc.record({
      pts: fc.integer({ min: -50, max: 500 }),
      duration: fc.integer({ min: 0, max: 9 }),
      isKeyframe: fc.boolean(),
    }),
  )
  fc.assert(
    fc.property(packets, (given) => {
      const forwards = indexOf(given)
      expect(indexOf(given.toReversed())).toEqual(forwards)
      const times = [...new Set(given.map(({ pts }) => pts).filter((pts) => pts >= 0))].sort((a, b) => a - b)
      expect(forwards.pts ?? []).toEqual(times)
    }),
  )
})
