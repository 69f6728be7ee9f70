import { expect, test } from 'vitest'
import { footageOf, isTemporaryName, type SeenFile, settledFiles, type WatchedFiles, watchFiles } from './settled-files'

const file = (sizeBytes: number, mtimeMs = 1): SeenFile => ({ path: 'raw/a.mp4', sizeBytes, mtimeMs })
const NOTHING: WatchedFiles = new Map()

/** The names that are settled after looks of `[at, files]`. */
function settledAfter(looks: readonly (readonly [number, readonly SeenFile[]])[]): string[] {
  let watched = NOTHING
  for (const [at, seen] of looks) watched = watchFiles(watched, seen, at)
  return settledFiles(watched, looks.at(-1)?.[0] ?? 0).map(({ path }) => path)
}

test.each([
  { case: 'seen once', looks: [[0, [file(9)]]], expected: [] },
  {
    case: 'the same for 4 s',
    looks: [
      [0, [file(9)]],
      [4_000, [file(9)]],
    ],
    expected: [],
  },
  {
    case: 'the same for 5 s',
    looks: [
      [0, [file(9)]],
      [5_000, [file(9)]],
    ],
    expected: ['raw/a.mp4'],
  },
  {
    case: 'grown meanwhile',
    looks: [
      [0, [file(8)]],
      [4_000, [file(9)]],
      [6_000, [file(9)]],
    ],
    expected: [],
  },
  {
    case: 'written over',
    looks: [
      [0, [file(9)]],
      [4_000, [file(9, 2)]],
      [6_000, [file(9, 2)]],
    ],
    expected: [],
  },
  {
    case: 'empty',
    looks: [
      [0, [file(0)]],
      [9_000, [file(0)]],
    ],
    expected: [],
  },
  {
    case: 'gone and back',
    looks: [
      [0, [file(9)]],
      [4_000, []],
      [6_000, [file(9)]],
    ],
    expected: [],
  },
] as const)('a file that is $case: $expected', ({ looks, expected }) => {
  expect(settledAfter(looks)).toEqual(expected)
})

test('what was handed over is not settled again until it changes', () => {
  const watched = watchFiles(NOTHING, [file(9)], 0)
  const handedOver = new Map([...watched].map(([path, entry]) => [path, { ...entry, isHandedOver: true }]))
  expect(settledFiles(watchFiles(handedOver, [file(9)], 9_000), 9_000)).toEqual([])
  const changed = watchFiles(handedOver, [file(10)], 9_000)
  expect(settledFiles(watchFiles(changed, [file(10)], 20_000), 20_000)).toHaveLength(1)
})

test.each(['.a.mp4', 'a.mp4.part', 'a.mp4.crdownload', 'a.TMP', 'a.mp4~', '~a.mp4', '.a.mp4.Xy12'])(
  '%s is temporary',
  (name) => {
    expect(isTemporaryName(name)).toBe(true)
  },
)

test.each(['a.mp4', 'part.mp4', 'a.part.mp4', 'tmp'])('%s is not temporary', (name) => {
  expect(isTemporaryName(name)).toBe(false)
})

test.each([
  ['a.mp4', 'raw', false],
  ['raw/a.mp4', 'raw', false],
  ['anywhere/anonymized/a.mp4', 'raw', false],
  ['anonymized', 'raw', false],
  ['processed/deep/a.mp4', 'processed', false],
  ['anonymized/a.mp4', 'processed', true],
])('%s is %s footage, anonymized: %s', (path, variant, anonymized) => {
  expect(footageOf(path)).toEqual({ variant, anonymized })
})
