import { describe, expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import type { GestureOutcome } from '@/lib/timeline/gesture'
import type { DocumentSegment } from './document'
import { byId, LABELS, segmentOf } from './gesture-cases'
import { editOfChanged, editOfDrawn, refusalOf } from './gesture-edit'
import { IDLE_SESSION } from './labeling'

const changed = (
  spans: readonly [string, number, number][],
  from: readonly DocumentSegment[],
  focusId: string,
): Extract<GestureOutcome, { kind: 'changed' }> => {
  const map = new Map(spans.map(([id, start, end]) => [id, frameSpan(start, end)]))
  const span = map.get(focusId) ?? frameSpan(0, 1)
  return {
    kind: 'changed',
    spans: map,
    originals: new Map(from.map(({ id, startFrame, endFrame }) => [id, frameSpan(startFrame, endFrame)])),
    selectedIds: [],
    focus: { id: focusId, edge: 'end', span },
    showing: span.start,
    stayed: 0,
  }
}

describe('the words and commands of a drag', () => {
  const a = segmentOf('a', 'Polyp', 10, 20)
  const b = segmentOf('b', 'Tool', 20, 30)
  test.each([
    { spans: [['a', 10, 25]], from: [a], says: 'Polyp: frames 10 to 24 (15 frames)' },
    {
      spans: [
        ['a', 10, 25],
        ['b', 25, 30],
      ],
      from: [a, b],
      says: 'Polyp and Tool meet before frame 25',
    },
    {
      spans: [
        ['a', 11, 21],
        ['b', 21, 31],
      ],
      from: [a, b],
      says: '2 segments moved by 1 frame',
    },
  ] as { spans: [string, number, number][]; from: DocumentSegment[]; says: string }[])(
    '$says',
    ({ spans, from, says }) => {
      expect(editOfChanged(changed(spans, from, 'a'), byId(from), LABELS).message).toBe(says)
    },
  )

  test('a segment that has changed in the meantime is left as it is, with everything dragged with it', () => {
    const outcome = changed(
      [
        ['a', 15, 25],
        ['b', 25, 35],
      ],
      [a, b],
      'a',
    )
    const now = byId([{ ...a, endFrame: frame(18) }, b])
    expect(editOfChanged(outcome, now, LABELS)).toEqual({
      commands: [],
      message: 'Nothing was moved: the segment has changed meanwhile. Drag it again',
    })
    expect(editOfChanged(outcome, byId([{ ...a, deleted: true }, b]), LABELS).commands).toEqual([])
  })

  test('a span drawn in the lane of a label is a segment of that label', () => {
    const { commands } = editOfDrawn(frameSpan(5, 9), 'Tool', {
      session: IDLE_SESSION,
      labels: LABELS,
      newId: () => 'new-segment',
    })
    expect(commands).toMatchObject([{ type: 'create', content: { labelId: 'Tool', startFrame: 5, endFrame: 9 } }])
  })

  test('what is locked says so', () => {
    const refused = { kind: 'refused', lockedId: 'b', isNeighbour: false } as const
    expect(refusalOf(refused, byId([a, b]), LABELS)).toBe('Tool is locked: unlock it to move it')
    expect(refusalOf({ ...refused, isNeighbour: true }, byId([a, b]), LABELS)).toContain(
      'hold Shift to move this edge alone',
    )
  })
})
