import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameSpan } from '@/lib/time/frame-span'
import { anyDocuments, documentOf, FRAMES } from './document.arbitrary'
import { frameLabels, hasLabel } from './frame-labels'
import { averaged, meanSpan, questions } from './questions'

const told = (documents: Parameters<typeof questions>[0]) =>
  questions(documents).map(({ labelId, start, end, says, differs }) => ({
    what: `${labelId} ${start}-${end}`,
    says: says.map((segments) => segments.map(({ id }) => id).join()),
    differs: differs === null ? null : `${differs.start}-${differs.end}`,
  }))

test('boundaries that were put elsewhere are one question, another label two, what is the same is agreed', () => {
  const a = documentOf('a', ['x', 0, 10], ['y', 20, 30], ['z', 50, 60])
  const b = documentOf('b', ['x', 2, 10], ['x', 20, 30], ['z', 50, 60])
  expect(told([a, b])).toEqual([
    { what: 'x 0-10', says: ['a0', 'b0'], differs: '0-2' },
    { what: 'x 20-30', says: ['', 'b1'], differs: '20-30' },
    { what: 'y 20-30', says: ['a1', ''], differs: '20-30' },
    { what: 'z 50-60', says: ['a2', 'b2'], differs: null },
  ])
})

test('the same frames in other pieces differ', () => {
  const whole = documentOf('a', ['x', 0, 10])
  const pieces = documentOf('b', ['x', 0, 5], ['x', 5, 10])
  expect(told([whole, pieces])).toEqual([{ what: 'x 0-10', says: ['a0', 'b0,b1'], differs: '0-10' }])
})

test('the mean of boundaries is a frame, half up, and a point stays one', () => {
  expect(meanSpan([frameSpan(0, 10), frameSpan(3, 12)])).toEqual({ start: 2, end: 11 })
  expect(meanSpan([frameSpan(5, 6), frameSpan(8, 9)])).toEqual({ start: 7, end: 8 })
})

test('only one segment of each can be averaged, of two at least', () => {
  const [both, one, pieces] = questions([
    documentOf('a', ['x', 0, 10], ['x', 20, 30], ['x', 40, 50]),
    documentOf('b', ['x', 2, 12], ['x', 40, 44], ['x', 45, 50]),
  ]).map((question) => averaged(question)?.map(({ id }) => id) ?? null)
  expect([both, one, pieces]).toEqual([['a0', 'b0'], null, null])
})

test('law: each segment is in one question, and outside of what differs all say the same', () => {
  fc.assert(
    fc.property(anyDocuments(3), (documents) => {
      const asked = questions(documents)
      const ids = asked.flatMap(({ says }) => says.flat().map(({ id }) => id))
      expect([...ids].sort()).toEqual(documents.flatMap(({ segments }) => segments.map(({ id }) => id)).sort())
      const runs = frameLabels(documents, FRAMES)
      for (const { labelId, start, end, differs } of asked) {
        for (const run of runs.filter((each) => start < each.end && each.start < end)) {
          const holders = documents.filter((_, nth) => hasLabel(run, nth, labelId)).length
          const isInside = differs !== null && run.start < differs.end && differs.start < run.end
          if (!isInside) expect(holders).toBe(documents.length)
        }
      }
    }),
  )
})
