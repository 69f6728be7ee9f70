import { expect, test } from 'vitest'
import { TRANSPORT_KEYS } from '@/lib/player/transport-keys'
import { VIEW_KEYS } from '@/lib/player/view-keys'
import { LABELING_KEYS } from '@/lib/workspace/labeling-keys'

test('no key means two things', () => {
  const labeling = LABELING_KEYS.filter(({ modifier }) => modifier === undefined).flatMap(({ keys }) => keys)
  const transport = TRANSPORT_KEYS.filter(({ alt, isChord }) => alt === undefined && isChord === undefined).flatMap(
    ({ match }) => match,
  )
  const view = VIEW_KEYS.flatMap(({ match }) => match)
  const all = [...labeling, ...transport, ...view]
  expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([])
})
