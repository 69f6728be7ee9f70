import { expect, test } from 'vitest'
import type { CommandSpec } from '@/lib/commands/command'
import { createFrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { type PaletteContext, paletteGroups } from './palette'

const command = (id: string, title: string, group: CommandSpec['group']): CommandSpec => ({
  id,
  title,
  group,
  keys: [],
})

const LABELS: readonly Label[] = [
  {
    id: 'polyp',
    name: 'Polyp',
    color: '#d55e00',
    hotkey: '1',
    kind: 'interval',
    attributes: [],
    rules: [],
    isRetired: false,
  },
]

const segment = (id: string, start: number, note = ''): DocumentSegment => ({
  id,
  labelId: 'polyp',
  startFrame: frame(start),
  endFrame: frame(start + 10),
  attributes: {},
  note,
  isProposal: false,
  confidence: null,
  version: 1,
  deleted: false,
  author: 'me',
  source: 'manual',
})

const context: PaletteContext = {
  commands: [
    command('playing.toggle', 'Play or pause', 'Playing'),
    command('editing.split', 'Split at the playhead', 'Editing'),
    command('label.polyp', 'Polyp', 'Labels'),
  ],
  recentIds: ['editing.split', 'gone'],
  segments: [segment('a', 10), segment('b', 40, 'unsure')],
  labels: LABELS,
  index: createFrameIndex({
    timebase: { num: 1, den: 25 },
    pts: Array.from({ length: 500 }, (_, i) => i),
    endPts: 500,
    keyframes: [0],
  }),
  from: frame(100),
}

test.each([
  { query: '', expected: { Recent: ['editing.split'], Playing: ['playing.toggle'], Labels: ['label.polyp'] } },
  { query: 'split', expected: { Commands: ['editing.split'] } },
  { query: 'polyp', expected: { Commands: ['label.polyp'], Segments: ['segment.a', 'segment.b'] } },
  { query: 'unsure', expected: { Segments: ['segment.b'] } },
  { query: '120', expected: { 'Go to': ['go-to'] } },
  { query: 'zzz', expected: {} },
])('$query: $expected', ({ query, expected }) => {
  const groups = paletteGroups(query, context)
  expect(Object.fromEntries(groups.map(({ value, items }) => [value, items.map(({ id }) => id)]))).toEqual(expected)
})

test.each([
  { query: '120', target: 120 },
  { query: '+50', target: 150 },
  { query: '00:00:02:00', target: 50 },
  { query: '4s', target: 100 },
])('$query goes to frame $target', ({ query, target }) => {
  expect(paletteGroups(query, context)[0]?.items[0]).toMatchObject({ kind: 'go-to', frame: target })
})

test('a segment is called by its label and its frames, the last one inside it', () => {
  expect(paletteGroups('unsure', context)[0]?.items[0]?.title).toBe('Polyp, frames 40 to 49')
})
