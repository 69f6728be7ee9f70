import { expect, test } from 'vitest'
import type { Container } from './container'
import { createTimeline } from './decoded-timeline'

const shown = (container: Container, times: readonly (number | null)[], duration = 40): (number | null)[] => {
  const timeline = createTimeline(container, 1000)
  return times.map((pts) => timeline({ pts, duration }))
}

test.each<{ rule: string; container: Container; times: (number | null)[]; expected: (number | null)[] }>([
  { rule: 'times are kept', container: 'avi', times: [1400, 1440, 1500], expected: [1400, 1440, 1500] },
  {
    rule: 'a frame without a time follows the one before',
    container: 'avi',
    times: [0, null, 80],
    expected: [0, 40, 80],
  },
  { rule: 'the first without a time begins at zero', container: 'mpeg-ps', times: [null, 40], expected: [0, 40] },
  {
    rule: 'where times are listed, a frame without one is not shown',
    container: 'mkv',
    times: [null, 20],
    expected: [null, 20],
  },
  {
    rule: 'of two frames at one time the second is never seen',
    container: 'asf',
    times: [0, 40, 40, 80],
    expected: [0, 40, null, 80],
  },
  {
    rule: 'a small step back is out of order',
    container: 'mpeg-ts',
    times: [0, 1000, 960, 1040],
    expected: [0, 1000, null, 1040],
  },
  {
    rule: 'a clock that begins again goes on',
    container: 'mpeg-ts',
    times: [90_000, 90_040, 0, 40, 80],
    expected: [90_000, 90_040, 90_080, 90_120, 90_160],
  },
  {
    rule: 'which it does not elsewhere',
    container: 'avi',
    times: [90_000, 0, 90_040],
    expected: [90_000, null, 90_040],
  },
])('$rule', ({ container, times, expected }) => {
  expect(shown(container, times)).toEqual(expected)
})

test('a frame of no known duration lasts a tick', () => {
  expect(shown('avi', [5, null], 0)).toEqual([5, 6])
})
