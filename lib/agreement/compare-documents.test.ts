import { expect, test } from 'vitest'
import { compareDocuments } from './compare-documents'
import { documentOf } from './document.arbitrary'
import { frameLabels } from './frame-labels'

test('matrices are symmetric with 1 for oneself, labels are means over each two', () => {
  // x of a and b: 10 of 20 in both of 30; of a and c nothing in both; of b and c 10 of 30. Only a uses y.
  const documents = [
    documentOf('a', ['x', 0, 20], ['y', 50, 60]),
    documentOf('b', ['x', 10, 30]),
    documentOf('c', ['x', 20, 40]),
  ]
  const { iou, f1, labels, offsets } = compareDocuments(documents, frameLabels(documents, 100))
  const values = (matrix: typeof iou) => matrix.map((row) => row.map(({ value }) => Number(value?.toFixed(4))))
  expect(values(iou)).toEqual([
    [1, 0.1667, 0],
    [0.1667, 1, 0.3333],
    [0, 0.3333, 1],
  ])
  expect(values(f1[25])).toEqual([
    [1, 0.6667, 0],
    [0.6667, 1, 1],
    [0, 1, 1],
  ])
  expect(labels.map(({ labelId, segments }) => [labelId, segments])).toEqual([
    ['x', [1, 1, 1]],
    ['y', [1, 0, 0]],
  ])
  expect(labels[0]?.iou.value).toBeCloseTo(2 / 9, 12)
  // y of b and c is not defined, so it is no part of the mean.
  expect(labels[1]?.iou.value).toBe(0)
  expect([offsets.start.count, offsets.start.median, offsets.end.median]).toEqual([2, 10, 10])
})
