import { expect, test } from 'vitest'
import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { IDLE_SESSION, type LabelingAction, type LabelingSession } from './labeling'
import { nextLabeling } from './next-labeling'
import { SAMPLE_LABELS, sampleSegment } from './sample-document'

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
  {
    id: 'tool',
    name: 'Tool',
    color: '#0072b2',
    hotkey: '2',
    kind: 'interval',
    attributes: [],
    rules: [],
    isRetired: false,
  },
  {
    id: 'mark',
    name: 'Landmark',
    color: '#009e73',
    hotkey: '3',
    kind: 'point',
    attributes: [],
    rules: [],
    isRetired: false,
  },
]

const segment = (id: string, start: number, end: number, labelId = 'polyp'): DocumentSegment => ({
  id,
  labelId,
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  confidence: null,
  version: 1,
  deleted: false,
  source: 'manual',
  author: '',
})

const SEGMENTS = [segment('first', 10, 20), segment('second', 15, 40, 'tool'), segment('third', 60, 61, 'mark')]

/** Presses each action with the playhead at its frame; gives what was made, as `label start end`, and the last words. */
function press(presses: readonly (readonly [number, LabelingAction])[], from: Partial<LabelingSession> = {}) {
  let session: LabelingSession = { ...IDLE_SESSION, ...from }
  const done: string[] = []
  let message = ''
  let seekTo: number | undefined
  for (const [playhead, action] of presses) {
    const context = {
      playhead: frame(playhead),
      frameCount: 1000,
      stepFrames: 10,
      isLocked: () => false,
      segments: SEGMENTS,
      labels: LABELS,
      newId: () => 'made',
    }
    const step = nextLabeling(session, action, context)
    session = step.session
    message = step.message
    seekTo = step.seekTo
    for (const command of step.commands) {
      if (command.type === 'create') {
        done.push(`+ ${command.content.labelId} ${command.content.startFrame} ${command.content.endFrame}`)
      } else if (command.type === 'delete') done.push(`- ${command.segmentId}`)
      else done.push(`~ ${command.segmentId} ${JSON.stringify(command.changes)}`)
    }
  }
  return { session, done, message, seekTo }
}

const I = { type: 'in-point' } as const
const O = { type: 'out-point' } as const
const polyp = { type: 'label', labelId: 'polyp' } as const
const tool = { type: 'label', labelId: 'tool' } as const
const mark = { type: 'label', labelId: 'mark' } as const
const split = { type: 'split' } as const
const remove = { type: 'delete' } as const
const clear = { type: 'clear' } as const

test.each([
  {
    keys: [
      [100, polyp],
      [149, polyp],
    ],
    done: ['+ polyp 100 150'],
    rule: 'a label key starts, the same key ends; both frames belong',
  },
  {
    keys: [
      [100, polyp],
      [100, polyp],
    ],
    done: ['+ polyp 100 101'],
    rule: 'twice on one frame is one frame',
  },
  {
    keys: [
      [149, polyp],
      [100, polyp],
    ],
    done: ['+ polyp 100 150'],
    rule: 'backwards gives the same segment',
  },
  {
    keys: [
      [100, I],
      [149, polyp],
    ],
    done: ['+ polyp 100 150'],
    rule: 'in point, then the label at the last frame',
  },
  {
    keys: [
      [100, I],
      [149, O],
      [300, tool],
    ],
    done: ['+ tool 100 150'],
    rule: 'in and out, then the label from anywhere',
  },
  {
    keys: [
      [149, I],
      [100, O],
      [300, tool],
    ],
    done: ['+ tool 100 150'],
    rule: 'in after out is turned round',
  },
  {
    keys: [
      [100, polyp],
      [149, O],
    ],
    done: ['+ polyp 100 150'],
    rule: 'O ends a running label',
  },
  {
    keys: [
      [100, polyp],
      [150, tool],
      [199, tool],
    ],
    done: ['+ polyp 100 150', '+ tool 150 200'],
    rule: 'another label ends the running one on the frame before',
  },
  {
    keys: [
      [100, polyp],
      [100, tool],
      [149, tool],
    ],
    done: ['+ tool 100 150'],
    rule: 'another label on the same frame corrects the choice',
  },
  {
    keys: [
      [100, I],
      [120, I],
      [149, polyp],
    ],
    done: ['+ polyp 120 150'],
    rule: 'a second in point replaces the first',
  },
  {
    keys: [
      [100, I],
      [149, O],
      [160, I],
      [169, tool],
    ],
    done: ['+ tool 160 170'],
    rule: 'a new in point forgets the out point',
  },
  { keys: [[120, mark]], done: ['+ mark 120 121'], rule: 'a point label marks the frame on screen' },
  {
    keys: [
      [100, polyp],
      [120, mark],
      [149, polyp],
    ],
    done: ['+ mark 120 121', '+ polyp 100 150'],
    rule: 'a point leaves a running label alone',
  },
  {
    keys: [
      [100, polyp],
      [120, clear],
      [149, O],
    ],
    done: [],
    rule: 'Esc lets go of a running label',
  },
  { keys: [[100, O]], done: [], rule: 'an out point needs an in point' },
] as const)('$rule', ({ keys, done }) => {
  expect(press(keys).done).toEqual(done)
})

test.each([
  {
    keys: [[0, tool]],
    selectedId: 'first',
    done: ['~ first {"labelId":"tool"}'],
    rule: 'a label key relabels the selection',
  },
  { keys: [[0, polyp]], selectedId: 'first', done: [], rule: 'the label it has already changes nothing' },
  {
    keys: [[5, mark]],
    selectedId: 'first',
    done: ['+ mark 5 6'],
    rule: 'a point label cannot carry an interval, so it marks',
  },
  {
    keys: [[5, polyp]],
    selectedId: 'third',
    done: ['~ third {"labelId":"polyp"}'],
    rule: 'a point may become an interval',
  },
  {
    keys: [
      [0, remove],
      [0, remove],
    ],
    selectedId: 'first',
    done: ['- first'],
    rule: 'Delete deletes the selection once',
  },
  { keys: [[0, remove]], selectedId: null, done: [], rule: 'Delete without a selection does nothing' },
  {
    keys: [[18, split]],
    selectedId: null,
    done: ['~ first {"endFrame":18}', '+ polyp 18 20'],
    rule: 'S cuts the shortest under the playhead',
  },
  {
    keys: [[18, split]],
    selectedId: 'second',
    done: ['~ second {"endFrame":18}', '+ tool 18 40'],
    rule: 'S prefers the selection',
  },
  { keys: [[10, split]], selectedId: 'first', done: [], rule: 'nothing to cut on the first frame' },
  {
    keys: [[19, split]],
    selectedId: 'first',
    done: ['~ first {"endFrame":19}', '+ polyp 19 20'],
    rule: 'a cut may leave one frame',
  },
  {
    keys: [
      [30, I],
      [30, clear],
      [30, tool],
    ],
    selectedId: 'first',
    done: [],
    rule: 'an in point lets go of the selection',
  },
] as const)('$rule', ({ keys, selectedId, done }) => {
  expect(press(keys, { selectedIds: selectedId === null ? [] : [selectedId] }).done).toEqual(done)
})

test.each([
  { from: 0, direction: 1, to: 10 },
  { from: 10, direction: 1, to: 15 },
  { from: 15, direction: 1, to: 19 },
  { from: 19, direction: 1, to: 39 },
  { from: 39, direction: 1, to: 60 },
  { from: 60, direction: 1, to: undefined },
  { from: 60, direction: -1, to: 39 },
  { from: 10, direction: -1, to: undefined },
] as const)('the boundary beside frame $from in direction $direction is $to', ({ from, direction, to }) => {
  expect(press([[from, { type: 'boundary', direction }]]).seekTo).toBe(to)
})

test('every key is answered with words', () => {
  for (const action of [I, O, polyp, mark, split, remove, { type: 'boundary', direction: 1 } as const]) {
    expect(press([[500, action]]).message).not.toBe('')
  }
  expect(press([[120, I]]).message).toBe('In point set at frame 120: press a label key at the last frame')
  expect(
    press([
      [100, polyp],
      [149, polyp],
    ]).message,
  ).toBe('Polyp: frames 100 to 149 (50 frames)')
})

test('both parts of a split are from where the whole was: a suggestion stays one of its machine', () => {
  const origin = { source: 'prediction', confidence: 0.8 } as const
  const whole = sampleSegment('whole', 10, 30, { ...origin, isProposal: true })
  const view = { frameCount: 100, stepFrames: 10, isLocked: () => false, segments: [whole], labels: SAMPLE_LABELS }
  const step = nextLabeling(IDLE_SESSION, split, { ...view, playhead: frame(20), newId: () => 'second' })
  expect(step.commands[1]).toMatchObject({ type: 'create', origin, content: { isProposal: true, startFrame: 20 } })
})
