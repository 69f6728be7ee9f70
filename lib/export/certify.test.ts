import { expect, test } from 'vitest'
import { formatId } from '@/lib/import/format'
import type { Segment } from '@/lib/segments/schema'
import { constantIndex, inputOf } from './document.arbitrary'
import { exportSegments } from './export-segments'

const segment = (id: string, changes: Partial<Segment> = {}): Segment => ({
  ...{ id, labelId: 'l-activity', label: 'Activity', startFrame: 10, endFrame: 20, startSeconds: 0, endSeconds: 0 },
  ...{ source: 'manual', confidence: null, isProposal: false, author: 'Anna', attributes: {}, note: '', version: 1 },
  ...changes,
})

const INDEX = constantIndex(1, 12800, 512)

const reportOf = (
  format: ReturnType<typeof formatId.parse>,
  segments: readonly Segment[],
  index = INDEX,
  includeProposals = false,
) => exportSegments(inputOf(index, segments), format, { includeProposals }).report()

test('what a format cannot hold of this very document is named', () => {
  const segments = [
    segment('segment-1', { note: 'seen twice', attributes: { count: 3 } }),
    segment('segment-2', { source: 'prediction', confidence: 0.8, startFrame: 15, endFrame: 25 }),
    segment('segment-3', { isProposal: true, source: 'prediction' }),
    segment('segment-4', { startFrame: 390, endFrame: 410 }),
  ]
  const report = reportOf('eaf', segments)
  expect(report).toMatchObject({
    certified: true,
    boundaries: 4,
    exact: 4,
    verdict: 'Certified: 4 of 4 boundaries come back exactly.',
  })
  expect(report.losses).toEqual([
    { what: 'proposals that nobody has accepted (left out, as chosen)', segments: 1, examples: [] },
    { what: 'segments behind the end of the video', segments: 1, examples: ['Activity [390, 410)'] },
    { what: 'attributes', segments: 1, examples: ['Activity [10, 20)'] },
    { what: 'confidence', segments: 1, examples: ['Activity [15, 25)'] },
    { what: 'that a machine suggested it', segments: 1, examples: ['Activity [15, 25)'] },
  ])
  expect(report.remarks).toEqual(['Segments of a label overlap; they stand in further tiers: “Activity [2]”.'])
  expect(reportOf('activitynet', segments).losses.map(({ what }) => what)).toContain('notes')
  expect(reportOf('json', segments, INDEX, true)).toMatchObject({ boundaries: 6, certified: true })
})

test('a document without anything a format could lose has no losses', () => {
  for (const format of ['json', 'csv', 'webvtt', 'eaf'] as const)
    expect(reportOf(format, [segment('s')]).losses).toEqual([])
})

test.each(formatId.options)('%s of nothing is certified', (format) => {
  expect(reportOf(format, [])).toMatchObject({ certified: true, boundaries: 0, exact: 0 })
})

test.each(['{x}', '{"a": 1', 'x --> y', '<b>x</b>', '&amp; more'])(
  'a label called %s comes back from captions',
  (name) => {
    const input = inputOf(INDEX, [segment('segment-1', { label: name })])
    const labels = input.labelSet.labels.map((label) => (label.id === 'l-activity' ? { ...label, name } : label))
    for (const format of ['webvtt-captions', 'webvtt-chapters'] as const) {
      const named = { ...input, labelSet: { ...input.labelSet, labels } }
      expect(exportSegments(named, format, { includeProposals: false }).report().moved).toEqual([])
    }
  },
)

test('boundaries that milliseconds cannot tell apart are named, and not certified', () => {
  // 4000 frames a second: four frames share a millisecond.
  const fast = constantIndex(1, 4000, 1)
  const report = reportOf('eaf', [segment('s', { startFrame: 9, endFrame: 21 })], fast)
  expect(report.certified).toBe(false)
  expect(report.verdict).toMatch(/^Not certified: [01] of 2/)
  expect(report.moved[0]).toMatch(/^Activity \[9, 21\): its (start|end) comes back as frame \d+$/)
  for (const format of ['json', 'csv', 'webvtt', 'cvat', 'dive', 'label-studio', 'activitynet'] as const) {
    expect(reportOf(format, [segment('s', { startFrame: 9, endFrame: 21 })], fast).certified).toBe(true)
  }
})

test('rounding and points are spoken of where there are any', () => {
  const ntsc = constantIndex(1, 30000, 1001)
  const point = segment('p', { labelId: 'l-landmark', label: 'Landmark', startFrame: 31, endFrame: 32 })
  expect(reportOf('eaf', [segment('s'), point], ntsc).remarks).toEqual([
    '4 of 4 boundaries lie between two milliseconds and are rounded; each of them comes back on its very frame.',
    '1 point is written as a segment of one frame.',
  ])
  expect(reportOf('eaf', [segment('s')]).remarks).toEqual([])
  expect(reportOf('boris', [point]).remarks).toEqual([])
  expect(reportOf('webvtt-chapters', [segment('s'), segment('t', { startFrame: 19, endFrame: 21 })]).remarks).toEqual([
    expect.stringContaining('Segments overlap (1 of them)'),
  ])
})
