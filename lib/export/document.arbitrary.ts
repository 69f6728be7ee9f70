import fc from 'fast-check'
import { createFrameIndex, type FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import type { Segment } from '@/lib/segments/schema'
import { isStorableText } from '@/lib/text/storable-text'
import { timebase } from '@/lib/time/timebase'
import type { ExportInput } from './export-document'

/** An index whose frames are `ticks` apart, from `first` on. */
export function constantIndex(num: number, den: number, ticks: number, frameCount = 400, first = 0): FrameIndex {
  const pts = Array.from({ length: frameCount }, (_, n) => first + n * ticks)
  return createFrameIndex({ timebase: timebase(num, den), pts, endPts: first + frameCount * ticks, keyframes: [0] })
}

/** Frames that come as they like, never less than `least` ticks apart. */
const variable = (den: number, least: number): fc.Arbitrary<FrameIndex> =>
  fc
    .record({
      first: fc.integer({ min: 0, max: den * 3 }),
      gaps: fc.array(fc.integer({ min: least, max: least * 90 }), { minLength: 2, maxLength: 300 }),
    })
    .map(({ first, gaps }) => {
      let at = first
      const pts = [first, ...gaps.map((gap) => (at += gap))]
      const endPts = pts.pop() ?? 0
      return createFrameIndex({ timebase: timebase(1, den), pts, endPts, keyframes: [0] })
    })

/** A video as Matroska keeps it: a constant rate, rounded to milliseconds. */
function roundedIndex(num: number, den: number): FrameIndex {
  const at = (n: number) => Math.round((n * 1000 * den) / num)
  const pts = Array.from({ length: 400 }, (_, n) => at(n))
  return createFrameIndex({ timebase: timebase(1, 1000), pts, endPts: at(400), keyframes: [0] })
}

/** Every rate that must hold, with frames at least 1 ms apart. */
export const INDEXES: Readonly<Record<string, fc.Arbitrary<FrameIndex>>> = {
  '25': fc.constant(constantIndex(1, 12800, 512)),
  '30000/1001': fc.constant(constantIndex(1, 30000, 1001)),
  '50': fc.constant(constantIndex(1, 90000, 1800)),
  '60000/1001': fc.constant(constantIndex(1001, 60000, 1)),
  '24000/1001, starting late': fc.constant(constantIndex(1, 24000, 1001, 400, 33_366)),
  '60000/1001 in milliseconds': fc.constant(roundedIndex(60000, 1001)),
  '1000': fc.constant(constantIndex(1, 2000, 2, 400, 1)),
  'variable, in milliseconds': variable(1000, 1),
  'variable, at 90 kHz': variable(90_000, 90),
  'variable, in nanoseconds': variable(1_000_000_000, 1_000_000),
}

const label = (id: string, name: string, changes: Partial<Label> = {}): Label => ({
  id,
  name,
  color: '#0072b2',
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: false,
  ...changes,
})

export const LABELS: readonly Label[] = [
  label('l-activity', 'Activity', {
    attributes: [
      { name: 'count', type: 'number', isRequired: false },
      { name: 'sure', type: 'boolean', isRequired: false },
      { name: 'side', type: 'choice', options: ['left', 'right'], isRequired: false },
    ],
  }),
  label('l-odd', '=A & B <"ü">, \'x\' [2]'),
  label('l-landmark', 'Landmark', { kind: 'point' }),
  label('l-old', 'Old', { isRetired: true }),
]

const note = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    'plain',
    '--> arrow',
    '=1+1',
    "'=1",
    '"quoted", with\ttab',
    ']]> & <b>',
    'a\r\nb\n\nc',
    '🙂 ü \u202e',
    '\uFEFFmark',
    '- x',
    "''",
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isStorableText),
)

const attributes = fc.oneof(
  fc.constant({}),
  fc.record({ count: fc.integer(), sure: fc.boolean(), side: fc.constantFrom('left', 'right') }, { requiredKeys: [] }),
)

/** Segments of a video of `frameCount` frames, as many as there may be at a time, overlapping and alike ones among them. */
const segmentsIn = (frameCount: number): fc.Arbitrary<Segment[]> =>
  fc
    .array(
      fc.record({
        start: fc.integer({ min: 0, max: frameCount - 1 }),
        length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: frameCount })),
        label: fc.constantFrom(...LABELS.filter(({ isRetired }) => !isRetired)),
        note,
        attributes,
        isMachine: fc.boolean(),
        confidence: fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
      }),
      { maxLength: 30 },
    )
    .map((all) => all.map((one, i) => segmentOf(one, i, frameCount)))

function segmentOf(
  one: {
    start: number
    length: number
    label: Label
    note: string
    attributes: object
    isMachine: boolean
    confidence: number | null
  },
  i: number,
  frameCount: number,
): Segment {
  const endFrame = one.label.kind === 'point' ? one.start + 1 : Math.min(one.start + one.length, frameCount)
  return {
    id: `segment-${String(i).padStart(3, '0')}`,
    labelId: one.label.id,
    label: one.label.name,
    startFrame: one.start,
    endFrame,
    startSeconds: 0,
    endSeconds: 0,
    source: one.isMachine ? 'prediction' : 'import',
    confidence: one.isMachine ? one.confidence : null,
    isProposal: false,
    author: 'Anna',
    attributes: one.label.id === 'l-activity' ? (one.attributes as Segment['attributes']) : {},
    note: one.note,
    version: 1,
  }
}

export const inputOf = (index: FrameIndex, segments: readonly Segment[]): ExportInput => ({
  video: {
    id: 'video-1',
    title: 'A “video”',
    fileName: 'case 7 & <more>.mp4',
    mediaType: 'video/mp4',
    width: 1280,
    height: 720,
    index,
  },
  labelSet: { id: 'set-1', name: 'General', version: 3, labels: LABELS },
  segments,
  annotator: 'Anna',
  exportedAt: '2026-01-02T03:04:05.678Z',
})

/** Documents on a video of `index`. */
export const inputsOn = (index: fc.Arbitrary<FrameIndex>): fc.Arbitrary<ExportInput> =>
  index.chain((found) => segmentsIn(found.frameCount).map((segments) => inputOf(found, segments)))
