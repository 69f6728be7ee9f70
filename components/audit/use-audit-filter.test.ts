import { expect, test } from 'vitest'
import { filterOf, NO_CHOICE } from './use-audit-filter'

test('nothing chosen asks for everything', () => {
  expect(filterOf(NO_CHOICE)).toEqual({})
})

test('the last day is in it, as whoever looks counts days', () => {
  const { from, to } = filterOf({ ...NO_CHOICE, from: '2026-02-28', to: '2026-02-28' })
  expect([from, to]).toEqual([new Date(2026, 1, 28).toISOString(), new Date(2026, 2, 1).toISOString()])
})

test('what is no day is left out, and text is asked for without space around it', () => {
  const choice = {
    ...NO_CHOICE,
    from: 'yesterday',
    text: '  ana ',
    action: 'video.viewed',
    outcome: 'refused',
  } as const
  expect(filterOf(choice)).toEqual({ text: 'ana', action: 'video.viewed', outcome: 'refused' })
})
