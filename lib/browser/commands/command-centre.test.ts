import { expect, test, vi } from 'vitest'
import { createCommandCentre } from './command-centre'

test('a command is done by who offered it last, and by the one before when that is gone', () => {
  const centre = createCommandCentre()
  const [first, second] = [vi.fn(), vi.fn()]
  centre.offer({ 'a.b': first })
  const end = centre.offer({ 'a.b': { onPress: second } })
  centre.handlerOf({ id: 'a.b' })?.onPress()
  end()
  centre.handlerOf({ id: 'a.b' })?.onPress()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
})

test('what nobody offers has no handler', () => {
  expect(createCommandCentre().handlerOf({ id: 'a.b' })).toBeNull()
})
