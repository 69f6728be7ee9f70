import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disagreements } from './disagreements'
import { anyDocuments, documentOf, everyFrame, FRAMES } from './document.arbitrary'
import { frameLabels } from './frame-labels'

const spansOf = (runs: readonly { readonly start: number; readonly end: number }[]) =>
  runs.map(({ start, end }) => [start, end])

test('runs cover the video, and a run ends where somebody says something else', () => {
  const a = documentOf('a', ['x', 2, 6], ['y', 4, 8])
  const b = documentOf('b', ['x', 2, 5], ['x', 5, 6])
  const runs = frameLabels([a, b], 10)
  expect(runs.map(({ start, end, says }) => [start, end, ...says.map(({ labelIds }) => labelIds.join('+'))])).toEqual([
    [0, 2, '', ''],
    [2, 4, 'x', 'x'],
    [4, 6, 'x+y', 'x'],
    [6, 8, 'y', ''],
    [8, 10, '', ''],
  ])
  expect(spansOf(disagreements(runs))).toEqual([[4, 8]])
})

test('what lies behind the end of the video is left out, and an empty document says nothing', () => {
  const runs = frameLabels([documentOf('a', ['x', 8, 14], ['y', 12, 13]), documentOf('b')], 10)
  expect(spansOf(runs)).toEqual([
    [0, 8],
    [8, 10],
  ])
})

test('frames on which all agree are never bridged', () => {
  const runs = frameLabels([documentOf('a', ['x', 0, 10]), documentOf('b', ['x', 4, 5])], 10)
  expect(spansOf(disagreements(runs))).toEqual([
    [0, 4],
    [5, 10],
  ])
})

test('law: every frame is said as when looked at one by one, and neighbours differ', () => {
  fc.assert(
    fc.property(anyDocuments(3), (documents) => {
      const runs = frameLabels(documents, FRAMES)
      const frames = documents.map((document) => everyFrame(document))
      for (const [nth, run] of runs.entries()) {
        expect(run.start).toBe(runs[nth - 1]?.end ?? 0)
        for (let at: number = run.start; at < run.end; at += 1) {
          expect(run.says.map(({ key }) => key)).toEqual(frames.map((document) => document[at]))
        }
        const keys = (says = run.says) => says.map(({ key }) => key).join('|')
        if (nth > 0) expect(keys(runs[nth - 1]?.says)).not.toBe(keys())
      }
      expect(runs.at(-1)?.end).toBe(FRAMES)
      const differing = disagreements(runs).flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, at) => start + at),
      )
      const plain = Array.from({ length: FRAMES }, (_, at) => at).filter(
        (at) => new Set(frames.map((document) => document[at])).size > 1,
      )
      expect(differing).toEqual(plain)
    }),
  )
})
