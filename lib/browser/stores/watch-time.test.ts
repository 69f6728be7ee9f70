import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createFakeClock } from './fake-media'
import type { PlayerState } from './player-state'
import { measureWatchTime } from './watch-time'

test('time is read while it passes, and other changes of the player do not disturb it', async () => {
  const clock = createFakeClock()
  const store = createStore<PlayerState>()(() => ({ phase: 'loading', backwardSpeed: null, rate: 1 }) as PlayerState)
  const watchTime = measureWatchTime(store, clock)
  await clock.pass(500)
  store.setState({ phase: 'playing' })
  await clock.pass(1000)
  store.setState({ rate: 2 })
  expect(watchTime()).toEqual({ playedMs: 1000, stalledMs: 0 })
  await clock.pass(1000)
  store.setState({ phase: 'buffering' })
  await clock.pass(300.4)
  expect(watchTime()).toEqual({ playedMs: 2000, stalledMs: 300 })
  store.setState({ phase: 'paused', backwardSpeed: 1 })
  await clock.pass(1000)
  store.setState({ backwardSpeed: null })
  await clock.pass(1000)
  expect(watchTime()).toEqual({ playedMs: 3000, stalledMs: 300 })
})
