import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { IDLE_SESSION, type LabelingSession } from '@/lib/workspace/labeling'
import { openFakePlayer } from './fake-player'
import { createLoopActions } from './workspace-loop'
import { createSessionStore } from './workspace-session-store'

function openLoop(labeling: Partial<LabelingSession>) {
  const { player } = openFakePlayer()
  const session = createSessionStore()
  session.setState({ labeling: { ...IDLE_SESSION, ...labeling } })
  const words = () => session.getState().announcement.text
  return { loop: createLoopActions({ session, player, visible: () => [] }), now: player.getState, words }
}

test('between the marks it loops and plays; asked again it ends and plays on', () => {
  const { loop, now, words } = openLoop({ inPoint: frame(10), outPoint: frame(19) })
  loop.toggle()
  expect(now()).toMatchObject({ loop: { start: 10, end: 20 }, wantsToPlay: true, targetFrame: 10 })
  expect(words()).toBe('Looping frames 10 to 19: R or Esc ends it')
  loop.toggle()
  expect(now()).toMatchObject({ loop: null, wantsToPlay: true })
  expect(words()).toBe('Loop ended')
})

test('without anything to loop it says why not, and there is nothing to end', () => {
  const { loop, now, words } = openLoop({ inPoint: frame(10) })
  loop.toggle()
  expect(now()).toMatchObject({ loop: null, wantsToPlay: false })
  expect(words()).toMatch(/^Nothing to loop: select a segment/)
  expect(loop.end()).toBe(false)
})
