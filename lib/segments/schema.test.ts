import { expect, test } from 'vitest'
import { operation } from './schema'

const create = { id: 'operation-1', type: 'create', segmentId: 'segment-1', labelId: 'l', startFrame: 0, endFrame: 1 }

test.each([
  { field: 'a note', given: { note: 'a\0b' } },
  { field: 'an attribute', given: { attributes: { size: 'a\0b' } } },
  { field: 'the name of an attribute', given: { attributes: { 'a\0b': 'x' } } },
  { field: 'half a character', given: { note: 'a\ud800' } },
])('$field that would not be kept as it is, is refused instead of acknowledged', ({ given }) => {
  expect(operation.safeParse({ ...create, ...given }).success).toBe(false)
})

test('any other text is kept', () => {
  const given = { ...create, note: 'Größe «12»\n🙂', attributes: { size: 'large', sure: true } }
  expect(operation.safeParse(given)).toMatchObject({ success: true, data: given })
})
