import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { timebase } from '@/lib/time/timebase'
import { judgeIndex, judgeRendition } from './judge-rendition'
import { judgeTwins } from './judge-twins'

const indexOf = (frameCount: number, first = 0, step = 512) =>
  createFrameIndex({
    timebase: timebase(1, 12_800),
    pts: Array.from({ length: frameCount }, (_, n) => first + n * step),
    endPts: first + frameCount * step,
    keyframes: [0],
  })

const readable = (frameCount: number, changes: { codec?: string; first?: number } = {}): ProbeReport => ({
  kind: 'readable',
  container: 'mp4',
  video: {
    codec: changes.codec ?? 'avc1.64001f',
    codedWidth: 640,
    codedHeight: 360,
    displayWidth: 640,
    displayHeight: 360,
    rotation: 0,
    hasComplexEdits: false,
    index: frameCount === 0 ? null : indexOf(frameCount, changes.first),
    problems: [],
  },
})

test.each([
  { what: 'as recorded', report: readable(40), codes: [] },
  { what: 'one frame short', report: readable(39), codes: ['frame-count-changed'] },
  { what: 'shown later', report: readable(40, { first: 1 }), codes: ['index-times-differ'] },
  { what: 'of nine frames', report: readable(9), codes: ['too-few-frames', 'frame-count-changed'] },
  { what: 'of no frame', report: readable(0), codes: ['too-few-frames', 'frame-count-changed'] },
  { what: 'that browsers are shown a copy of', report: readable(40, { codec: 'hev1.1.6.L93.B0' }), codes: [] },
  { what: 'without video', report: { kind: 'readable', container: 'mp4', video: null }, codes: ['undecodable'] },
  { what: 'cut', report: { kind: 'unreadable', container: 'mp4', damage: 'it ends early' }, codes: ['undecodable'] },
  { what: 'encrypted', report: { kind: 'encrypted', container: 'mp4' }, codes: ['undecodable'] },
] satisfies { what: string; report: ProbeReport; codes: string[] }[])('a file $what: $codes', ({ report, codes }) => {
  expect(judgeRendition(report, { frameCount: 40, index: indexOf(40) }).map(({ code }) => code)).toEqual(codes)
})

test('without an index to compare with only the record speaks', () => {
  expect(judgeRendition(readable(40, { first: 1 }), { frameCount: 40, index: null })).toEqual([])
})

test('ten frames are enough', () => {
  expect(judgeRendition(readable(10), { frameCount: 10, index: indexOf(10) })).toEqual([])
})

test('an index of another length than its record', () => {
  expect(judgeIndex(indexOf(40), 40)).toEqual([])
  expect(judgeIndex(indexOf(41), 40)).toEqual([{ code: 'index-count-differs', indexed: 41, recorded: 40 }])
})

test.each([
  { what: 'agree', raw: ['a', indexOf(40)], processed: ['b', indexOf(40)], codes: [] },
  { what: 'are the same bytes', raw: ['a', indexOf(40)], processed: ['a', indexOf(40)], codes: ['twin-identical'] },
  { what: 'differ in length', raw: ['a', indexOf(40)], processed: ['b', indexOf(41)], codes: ['twin-mismatch'] },
  { what: 'differ in time', raw: ['a', indexOf(40)], processed: ['b', indexOf(40, 7)], codes: ['twin-mismatch'] },
] as const)('twins that $what: $codes', ({ raw, processed, codes }) => {
  const [a, b] = [raw, processed].map(([sha256, index]) => ({ sha256, index }))
  expect(a && b && judgeTwins(a, b).map(({ code }) => code)).toEqual(codes)
})
