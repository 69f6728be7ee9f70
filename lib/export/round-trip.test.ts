import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatId } from '@/lib/import/format'
import { planImport } from '@/lib/import/plan-import'
import { readFile } from '@/lib/import/read-file'
import type { Segment } from '@/lib/segments/schema'
import { INDEXES, inputsOn, LABELS } from './document.arbitrary'
import type { ExportInput } from './export-document'
import { exportSegments } from './export-segments'

const OPTIONS = { includeProposals: true }
type Format = ReturnType<typeof formatId.parse>

const textOf = (input: ExportInput, format: Format) => [...exportSegments(input, format, OPTIONS).chunks()].join('')

/** The segments that importing `text` into an empty video gives. */
function imported(input: ExportInput, text: string, format: Format): Segment[] {
  const { video } = input
  const file = readFile(text, video)
  if (!file.ok) throw new Error(`${file.error.message} (line ${file.error.line})`)
  expect(file.value.format).toBe(format.startsWith('webvtt') ? 'webvtt' : format)
  const plan = planImport(file.value, { video, labels: LABELS, existing: [] }, { as: 'told', mapping: {} })
  expect([plan.refused, plan.duplicates, plan.unmatched]).toEqual([[], [], []])
  return plan.placed.map(({ row, where: _, movedMs, ...content }) => {
    expect(movedMs).toBe(0)
    return {
      ...content,
      id: `segment-${String(row).padStart(3, '0')}`,
      startSeconds: 0,
      endSeconds: 0,
      author: 'Anna',
      version: 1,
    }
  })
}

const spans = (segments: readonly Segment[]) =>
  segments.map(({ startFrame, endFrame, labelId }) => `${startFrame} ${endFrame} ${labelId}`).sort()

const anonymous = (text: string) => text.replace(/segment-\d{3}/g, 'ID')

describe.each(formatId.options)('%s', (format) => {
  test.each(Object.keys(INDEXES))('ten times out and in at %s frames a second: not one boundary moves', (rate) => {
    fc.assert(
      fc.property(inputsOn(INDEXES[rate] as (typeof INDEXES)[string]), (input) => {
        const text = textOf(input, format)
        let [again, segments] = [text, imported(input, text, format)]
        expect(spans(segments)).toEqual(spans(input.segments))
        // What a format cannot say is lost the first time; from then on its text never changes.
        const settled = anonymous(textOf({ ...input, segments }, format))
        for (let turn = 1; turn < 10; turn += 1) {
          again = textOf({ ...input, segments }, format)
          expect(anonymous(again)).toBe(settled)
          segments = imported(input, again, format)
        }
        expect(spans(segments)).toEqual(spans(input.segments))
      }),
      { numRuns: 12 },
    )
  })

  test('is certified wherever frames are at least 1 ms apart', () => {
    fc.assert(
      fc.property(inputsOn(fc.oneof(...Object.values(INDEXES))), (input) => {
        const report = exportSegments(input, format, OPTIONS).report()
        const boundaries = input.segments.length * 2
        expect(report).toMatchObject({ certified: true, boundaries, exact: boundaries, moved: [] })
      }),
      { numRuns: 40 },
    )
  })
})

test.each(['json', 'csv', 'webvtt'] as const)('%s loses nothing at all', (format) => {
  fc.assert(
    fc.property(inputsOn(fc.oneof(...Object.values(INDEXES))), (input) => {
      expect(exportSegments(input, format, OPTIONS).report().losses).toEqual([])
      const text = textOf(input, format)
      const again = textOf({ ...input, segments: imported(input, text, format) }, format)
      expect(anonymous(again)).toBe(anonymous(text))
    }),
    { numRuns: 60 },
  )
})
