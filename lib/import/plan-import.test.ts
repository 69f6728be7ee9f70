import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { type Label, label } from '@/lib/labels/schema'
import { operation } from '@/lib/segments/schema'
import { timebase } from '@/lib/time/timebase'
import { type FoundFile, type FoundRow, foundRow, NO_FACTS } from './found-file'
import { importOperation } from './import-operations'
import { type ImportTarget, planImport } from './plan-import'

const labelOf = (id: string, changes: Partial<Label> = {}): Label =>
  label.parse({
    id,
    name: id,
    color: '#000000',
    hotkey: null,
    kind: 'interval',
    attributes: [],
    rules: [],
    isRetired: false,
    ...changes,
  })

/** 100 frames at 25 frames a second, the first of them at 1 s. */
const INDEX = createFrameIndex({
  timebase: timebase(1, 25),
  pts: Array.from({ length: 100 }, (_, n) => n + 25),
  endPts: 125,
  keyframes: [0],
})

const TARGET: ImportTarget = {
  video: { fileName: 'case-7.mp4', index: INDEX },
  labels: [
    labelOf('Polyp', { attributes: [{ name: 'size', type: 'number', isRequired: false }] }),
    labelOf('Landmark', { kind: 'point' }),
    labelOf('Old', { isRetired: true }),
  ],
  existing: [],
}

const fileOf = (...rows: Partial<FoundRow>[]): FoundFile => ({
  format: 'csv',
  facts: NO_FACTS,
  rows: rows.map((row, i) =>
    foundRow({
      row: i + 1,
      where: `line ${i + 2}`,
      labels: ['Polyp'],
      place: { unit: 'frame', start: 10, end: 20 },
      ...row,
    }),
  ),
  unreadable: [],
  notes: [],
})

const plan = (file: FoundFile, target = TARGET, choices: Partial<Parameters<typeof planImport>[2]> = {}) =>
  planImport(file, target, { as: 'told', mapping: {}, ...choices })

test.each([
  { unit: 'millisecond', start: 1000, end: 5000, placed: [0, 100], movedMs: 0 },
  { unit: 'millisecond', start: 1041, end: 1079, placed: [1, 2], movedMs: 1 },
  { unit: 'millisecond', start: 985, end: 5015, placed: [0, 100], movedMs: 15 },
  { unit: 'second', start: 1.04, end: 1.2, placed: [1, 5], movedMs: 0 },
  { unit: 'second', start: 1.04, end: null, placed: [1, 2], movedMs: 0 },
  { unit: 'frame', start: 7, end: null, placed: [7, 8], movedMs: 0 },
] as const)(
  '$unit $start to $end are frames $placed',
  ({ unit, start, end, placed: [startFrame, endFrame], movedMs }) => {
    const [row] = plan(fileOf({ place: { unit, start, end } })).placed
    expect(row).toMatchObject({ startFrame, endFrame })
    expect(row?.movedMs).toBeCloseTo(movedMs, 6)
  },
)

test.each([
  { what: 'an unknown label', row: { labels: ['Fold'] }, code: 'label-unknown', says: /“Fold” is no label/ },
  { what: 'a label no longer in use', row: { labels: ['Old'] }, code: 'label-retired', says: /no longer in use/ },
  { what: 'a point that lasts', row: { labels: ['Landmark'] }, code: 'point-not-one-frame', says: /has 10/ },
  { what: 'no frames', row: { place: { unit: 'frame', start: 5, end: 5 } }, code: 'empty', says: /5 to 5/ },
  { what: 'half a frame', row: { place: { unit: 'frame', start: 5.5, end: 7 } }, code: 'frame-not-whole', says: /5.5/ },
  {
    what: 'frames behind the end',
    row: { place: { unit: 'frame', start: 90, end: 101 } },
    code: 'outside-video',
    says: /frames 0 to 99/,
  },
  {
    what: 'frames before the start',
    row: { place: { unit: 'frame', start: -1, end: 5 } },
    code: 'outside-video',
    says: /-1/,
  },
  {
    what: 'times before the start',
    row: { place: { unit: 'millisecond', start: 0, end: 2000 } },
    code: 'outside-video',
    says: /1.000 s to 5.000 s/,
  },
  {
    what: 'times behind the end',
    row: { place: { unit: 'second', start: 2, end: 5.03 } },
    code: 'outside-video',
    says: /5.03 s/,
  },
  {
    what: 'a point behind the last frame',
    row: { place: { unit: 'second', start: 5, end: null } },
    code: 'outside-video',
    says: /at 5 s/,
  },
  {
    what: 'less than a frame',
    row: { place: { unit: 'millisecond', start: 1001, end: 1009 } },
    code: 'empty',
    says: /no frame/,
  },
  {
    what: 'turned times',
    row: { place: { unit: 'second', start: 3, end: 2 } },
    code: 'empty',
    says: /from 3 s to 2 s/,
  },
  {
    what: 'no number',
    row: { place: { unit: 'second', start: Number.NaN, end: 2 } },
    code: 'unreadable',
    says: /no number/,
  },
  {
    what: 'the rate of another video',
    row: { place: { unit: 'frame', start: 30, end: 60, alsoSeconds: { start: 2.001, end: 3.002 } } },
    code: 'times-disagree',
    says: /Frame 30 is at 2.200 s in this video; the file says 2.001 s/,
  },
  { what: 'an attribute that is a list', row: { attributes: { a: [] } }, code: 'text-not-storable', says: /attribute/ },
] as const)('$what is refused: $code', ({ row, code, says }) => {
  const { placed, refused } = plan(fileOf({}, row as Partial<FoundRow>))
  expect(placed).toHaveLength(1)
  expect(refused).toMatchObject([{ row: 2, where: 'line 3', code, reason: expect.stringMatching(says) }])
  expect(refused[0]?.remedy).not.toBe('')
})

test('a name can be given a label, or be left out', () => {
  const file = fileOf({ labels: ['Fold'] }, { labels: ['Noise'] }, { labels: ['Old'] }, { labels: [' polyp'] })
  expect(plan(file).unmatched).toEqual([
    { name: 'Fold', rows: 1, labelId: null },
    { name: 'Noise', rows: 1, labelId: null },
    { name: 'Old', rows: 1, labelId: null },
  ])
  const mapped = plan(file, TARGET, { mapping: { Fold: 'Polyp', Noise: null, Old: 'Polyp' } })
  expect(mapped.placed.map(({ label, labelId }) => [label, labelId])).toEqual([
    ['Fold', 'Polyp'],
    ['Old', 'Polyp'],
    [' polyp', 'Polyp'],
  ])
  expect(mapped.refused).toMatchObject([{ label: 'Noise', code: 'label-skipped' }])
  expect(mapped.unmatched).toMatchObject([{ labelId: 'Polyp' }, { labelId: null }, { labelId: 'Polyp' }])
})

test('a name that shall be a label that is not there is refused, also where it is one itself', () => {
  const { placed, refused, unmatched } = plan(fileOf({}), TARGET, { mapping: { Polyp: 'Polip' } })
  expect(placed).toEqual([])
  expect(refused).toMatchObject([{ code: 'label-unknown', reason: expect.stringContaining('“Polip”') }])
  expect(unmatched).toEqual([{ name: 'Polyp', rows: 1, labelId: null }])
})

test('what is there already is told, as often as it is there', () => {
  const target = { ...TARGET, existing: [{ labelId: 'Polyp', startFrame: 10, endFrame: 20 }] }
  const { placed, duplicates } = plan(fileOf({}, {}, { place: { unit: 'frame', start: 10, end: 21 } }), target)
  expect(duplicates.map(({ row }) => row)).toEqual([1])
  expect(placed.map(({ row }) => row)).toEqual([2, 3])
})

test('as proposals, everything is a machine’s suggestion; what people made becomes an import', () => {
  const file = fileOf(
    { source: 'manual' },
    { source: 'prediction', confidence: 0.7, isProposal: true },
    { confidence: 7 },
  )
  expect(plan(file).placed).toMatchObject([
    { source: 'import', confidence: null, isProposal: false },
    { source: 'prediction', confidence: 0.7, isProposal: true },
    { source: 'import', confidence: null },
  ])
  const proposals = plan(file, TARGET, { as: 'proposals' }).placed
  expect(proposals.every(({ source, isProposal }) => source === 'prediction' && isProposal)).toBe(true)
})

test('text becomes what the label says it is', () => {
  const attributes = { size: '3.5', other: '3.5' }
  expect(plan(fileOf({ attributes })).placed).toMatchObject([{ attributes: { size: 3.5, other: '3.5' } }])
})

test('another file, another rate, another length are said', () => {
  const facts = { fileName: '/a/case-8.avi', frameRate: 29.97, frameCount: 90 }
  expect(plan({ ...fileOf(), facts }).warnings).toEqual([
    'The file was made on “/a/case-8.avi”; this video is “case-7.mp4”.',
    'The file was made at 29.97 frames a second; this video has 25. Frames may lie elsewhere.',
    'The file was made on a video of 90 frames; this one has 100.',
  ])
  expect(plan({ ...fileOf(), facts: { fileName: 'case-7.mkv', frameRate: 25, frameCount: 100 } }).warnings).toEqual([])
  const dotted = { ...TARGET, video: { fileName: 'case.2024.01.mp4', index: INDEX } }
  const named = { ...facts, fileName: 'case.2024.01', frameRate: 25, frameCount: 100 }
  expect(plan({ ...fileOf(), facts: named }, dotted).warnings).toEqual([])
  expect(plan({ ...fileOf(), format: 'dive' }).warnings).toEqual([expect.stringContaining('no frame rate')])
})

test('every row of every file is placed, a duplicate or refused, and what is placed is legal', () => {
  const place = fc.record({
    unit: fc.constantFrom('frame', 'millisecond', 'second'),
    start: fc.oneof(fc.double(), fc.integer({ min: -50, max: 6000 })),
    end: fc.option(fc.oneof(fc.double(), fc.integer({ min: -50, max: 6000 }))),
  }) as fc.Arbitrary<FoundRow['place']>
  const rows = fc.array(fc.record({ place, labels: fc.tuple(fc.constantFrom('Polyp', 'Landmark', 'Old', 'x')) }), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(rows, (found) => {
      const file = fileOf(...found)
      const { placed, duplicates, refused } = plan(file)
      const all = [...placed, ...duplicates, ...refused].map(({ row }) => row).sort((a, b) => a - b)
      expect(all).toEqual(file.rows.map(({ row }) => row))
      for (const row of placed) {
        expect(row.startFrame).toBeGreaterThanOrEqual(0)
        expect(row.endFrame).toBeGreaterThan(row.startFrame)
        expect(row.endFrame).toBeLessThanOrEqual(100)
        expect(operation.safeParse(importOperation(row, 'A'.repeat(32))).success).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('refused rows stand in the order of the file, whatever is wrong with them', () => {
  const unreadable = [{ row: 2, where: 'line 3', reason: 'Start and end are not numbers.' }]
  const { refused } = plan({ ...fileOf({ labels: ['Fold'] }, { row: 3, labels: ['Fold'] }), unreadable })
  expect(refused.map(({ row, code }) => [row, code])).toEqual([
    [1, 'label-unknown'],
    [2, 'unreadable'],
    [3, 'label-unknown'],
  ])
})

test('names that objects have by themselves are names like others', () => {
  const file = fileOf({ labels: ['constructor'] }, { labels: ['__proto__'] })
  expect(plan(file).unmatched.map(({ name }) => name)).toEqual(['constructor', '__proto__'])
  const mapping = JSON.parse('{"constructor": "Polyp", "__proto__": "Polyp"}')
  expect(plan(file, TARGET, { mapping }).placed).toHaveLength(2)
})
