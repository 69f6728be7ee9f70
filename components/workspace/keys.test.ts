import { expect, test } from 'vitest'
import { TRANSPORT_KEYS } from '@/lib/player/transport-keys'
import { LABELING_KEYS } from '@/lib/workspace/labeling-keys'

test('no key means two things', () => {
  const labeling = LABELING_KEYS.filter(({ modifier }) => modifier === undefined).flatMap(({ keys }) => keys)
  const transport = TRANSPORT_KEYS.filter(({ alt }) => alt === undefined).flatMap(({ match }) => match)
  expect(labeling.filter((key) => transport.includes(key))).toEqual([])
  expect(new Set(labeling).size).toBe(labeling.length)
})
