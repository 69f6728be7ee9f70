import { expect, test } from 'vitest'
import { createFakeClock } from '@/lib/browser/stores/fake-media'
import { createPositionKeeper } from './position-keeper'

function openKeeper(openedAt: number) {
  const clock = createFakeClock()
  const saved: number[] = []
  const keeper = createPositionKeeper({ clock, save: (frame) => saved.push(frame) })
  keeper.moved(openedAt)
  return { clock, saved, keeper }
}

test('where a video was opened is not kept', async () => {
  const { clock, saved, keeper } = openKeeper(500)
  keeper.moved(500)
  await clock.pass(20_000)
  keeper.leave()
  expect(saved).toEqual([])
})

test('a place is kept once the picture has stood still for two seconds', async () => {
  const { clock, saved, keeper } = openKeeper(0)
  keeper.moved(10)
  await clock.pass(1900)
  keeper.moved(11)
  await clock.pass(1999)
  expect(saved).toEqual([])
  await clock.pass(1)
  expect(saved).toEqual([11])
  await clock.pass(60_000)
  expect(saved).toEqual([11])
})

test('while it plays, a place is kept every ten seconds', async () => {
  const { clock, saved, keeper } = openKeeper(0)
  for (let frame = 1; frame <= 250; frame += 1) {
    await clock.pass(100)
    keeper.moved(frame)
  }
  expect(saved).toEqual([100, 200])
})

test('leaving keeps what is not kept yet, and nothing twice', async () => {
  const { clock, saved, keeper } = openKeeper(0)
  keeper.moved(10)
  keeper.leave()
  keeper.leave()
  await clock.pass(5000)
  expect(saved).toEqual([10])
})
