import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { doOnce, sampleSegment } from './sample-document'

const a = sampleSegment('a', 10, 20, { attributes: { size: 3, side: 'left', imported: 'x' } })
const b = sampleSegment('b', 30, 40, { attributes: { side: 'right' } })
const t = sampleSegment('t', 50, 60, { labelId: 'tool' })
const m = sampleSegment('m', 70, 71, { labelId: 'mark' })
const ALL = [a, b, t, m]
const key = (labelId: string) => ({ type: 'label', labelId }) as const

test.each([
  {
    selected: ['a', 'b', 't'],
    action: key('tool'),
    done: [
      '~ a {"labelId":"tool","attributes":{"side":"left","imported":"x"}}',
      '~ b {"labelId":"tool","attributes":{}}',
    ],
    says: '2 segments are now Tool, without size, side',
    rule: 'what the new label has, too, is kept, if its value can be; what no label knew stays',
  },
  { selected: ['t'], action: key('polyp'), done: ['~ t {"labelId":"polyp"}'], says: 'Tool is now Polyp', rule: 'one' },
  {
    selected: ['t'],
    action: key('tool'),
    done: [],
    says: 'The selected segment is Tool already: Esc lets go of it',
    rule: 'the label it has',
  },
  {
    selected: ['t'],
    action: key('old'),
    done: [],
    says: 'Old is no longer in use: choose another label',
    rule: 'retired',
  },
  {
    selected: ['t'],
    action: { type: 'relabel', labelId: 'mark' },
    done: [],
    says: 'Landmark marks a single frame: Tool, frames 50 to 59 (10 frames), has more',
    rule: 'a point label needs segments of one frame',
  },
  {
    selected: ['t', 'm'],
    action: { type: 'delete' },
    done: ['- t', '- m'],
    says: 'Deleted 2 segments. Ctrl+Z brings them back',
    rule: 'delete all that are selected',
  },
] as const)('$action.type: $rule', ({ selected, action, done, says }) => {
  expect(doOnce(ALL, selected, action)).toMatchObject({ done, message: says })
})

test.each([
  {
    selected: ['a'],
    name: 'size',
    value: 4,
    done: ['~ a {"attributes":{"side":"left","imported":"x","size":4}}'],
    says: 'size of Polyp: 4',
  },
  {
    selected: ['b', 't', 'm'],
    name: 'side',
    value: 'left',
    done: ['~ b {"attributes":{"side":"left"}}', '~ t {"attributes":{"side":"left"}}'],
    says: 'side of 2 segments: left',
  },
  {
    selected: ['a'],
    name: 'size',
    value: null,
    done: ['~ a {"attributes":{"side":"left","imported":"x"}}'],
    says: 'size of Polyp: not said any more',
  },
  {
    selected: ['a'],
    name: 'imported',
    value: null,
    done: ['~ a {"attributes":{"size":3,"side":"left"}}'],
    says: 'imported of Polyp: not said any more',
  },
  {
    selected: ['b', 't'],
    name: 'side',
    value: 'right',
    done: [],
    says: 'side cannot be “right”: it is not one of its values',
  },
  {
    selected: ['m'],
    name: 'size',
    value: 4,
    done: [],
    says: 'No selected segment has a label with the attribute size',
  },
] as const)('set-attribute: $says', ({ selected, name, value, done, says }) => {
  expect(doOnce(ALL, selected, { type: 'set-attribute', name, value })).toMatchObject({ done, message: says })
})

test('what is locked keeps its label, its attributes and itself', () => {
  const isLocked = (id: string) => id === 't'
  for (const action of [
    key('polyp'),
    { type: 'delete' },
    { type: 'set-attribute', name: 'side', value: 'left' },
  ] as const) {
    const { done, message } = doOnce(ALL, ['t', 'a'], action, { isLocked, playhead: frame(5) })
    expect(done).toEqual([])
    expect(message).toBe('Tool, frames 50 to 59 (10 frames), is locked: unlock it (Alt+L) to change it')
  }
})

test('an attribute that was typed for one segment is said of that one, whatever is selected by then', () => {
  const action = { type: 'set-attribute', name: 'side', value: 'left', segmentIds: ['t'] } as const
  expect(doOnce(ALL, ['a'], action).done).toEqual([expect.stringMatching(/^~ t .*"side":"left"/)])
})
