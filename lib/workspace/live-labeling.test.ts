import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import { IDLE_SESSION, type LabelingAction, type LabelingSession } from './labeling'
import { HELD_MS } from './live-labeling'
import { nextLabeling } from './next-labeling'

const label = (id: string, changes: Partial<Label> = {}): Label => ({
  id,
  name: id,
  color: '#000000',
  hotkey: id[0] ?? null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: false,
  ...changes,
})
const LABELS = [
  label('a'),
  label('b'),
  label('c', { rules: [{ type: 'exclusive', with: ['a'], itself: false }] }),
  label('point', { kind: 'point' }),
]

type Press = readonly [at: number, action: LabelingAction]
const down = (labelId: string): LabelingAction => ({ type: 'label', labelId, isHeld: true })
const up = (labelId: string, heldMs: number): LabelingAction => ({ type: 'label-released', labelId, heldMs })
const tap = (at: number, labelId: string): Press[] => [
  [at, down(labelId)],
  [at, up(labelId, 80)],
]

const twice = (at: number, action: LabelingAction): Press[] => [
  [at, action],
  [at, action],
]

/** What `presses` made, as `label start end`, and what runs afterwards. */
function live(presses: readonly Press[], severalAtOnce = false, from: Partial<LabelingSession> = {}, labels = LABELS) {
  let session: LabelingSession = { ...IDLE_SESSION, ...from }
  const made: string[] = []
  let ids = 0
  for (const [at, action] of presses) {
    const view = { frameCount: 10_000, stepFrames: 10, isLocked: () => false, segments: [], labels }
    const context = { ...view, playhead: frame(at), newId: () => `made-${ids++}`, severalAtOnce }
    const step = nextLabeling(session, action, { ...context, isPlaying: true })
    session = step.session
    for (const command of step.commands) {
      if (command.type !== 'create') throw new Error(`${command.type} while labeling live`)
      made.push(`${command.content.labelId} ${command.content.startFrame} ${command.content.endFrame}`)
    }
  }
  return { made, running: session.running.map(({ labelId, startFrame }) => `${labelId} ${startFrame}`), session }
}

test.each<{ rule: string; presses: Press[]; several?: boolean; made: string[]; running?: string[] }>([
  { rule: 'a tap starts, a tap ends', presses: [...tap(100, 'a'), ...tap(149, 'a')], made: ['a 100 150'] },
  {
    rule: 'held: it ends where the key is let go',
    presses: [
      [100, down('a')],
      [149, up('a', HELD_MS)],
    ],
    made: ['a 100 150'],
  },
  {
    rule: 'held on a still picture, it is a slow tap',
    presses: [
      [100, down('a')],
      [100, up('a', 2000)],
    ],
    made: [],
    running: ['a 100'],
  },
  {
    rule: 'the next starts exactly where the last ended',
    presses: [...tap(100, 'a'), ...tap(150, 'b'), ...tap(199, 'b')],
    made: ['a 100 150', 'b 150 200'],
  },
  {
    rule: 'fast hands: the next is pressed before the last is let go',
    presses: [
      [100, down('a')],
      [104, down('b')],
      [105, up('a', 200)],
      [106, up('b', 80)],
    ],
    made: ['a 100 104'],
    running: ['b 104'],
  },
  {
    rule: 'two held keys run together',
    presses: [
      [100, down('a')],
      [120, down('b')],
      [140, up('a', 1600)],
      [160, up('b', 1600)],
    ],
    made: ['a 100 141', 'b 120 161'],
  },
  {
    rule: 'several at once',
    presses: [...tap(100, 'a'), ...tap(120, 'b'), ...tap(140, 'a'), ...tap(160, 'b')],
    several: true,
    made: ['a 100 141', 'b 120 161'],
  },
  {
    rule: 'several at once, but not what the rules keep apart',
    presses: [...tap(100, 'a'), ...tap(110, 'b'), ...tap(120, 'c')],
    several: true,
    made: ['a 100 120'],
    running: ['b 110', 'c 120'],
  },
  {
    rule: 'a wrong key on one frame leaves nothing',
    presses: [...tap(100, 'a'), ...tap(100, 'b')],
    made: [],
    running: ['b 100'],
  },
  { rule: 'backwards', presses: [...tap(149, 'a'), ...tap(100, 'a')], made: ['a 100 150'] },
  {
    rule: 'a point in the middle',
    presses: [...tap(100, 'a'), ...tap(120, 'point')],
    made: ['point 120 121'],
    running: ['a 100'],
  },
  {
    rule: 'O ends all',
    presses: [...tap(100, 'a'), ...tap(120, 'b'), [149, { type: 'out-point' }]],
    several: true,
    made: ['a 100 150', 'b 120 150'],
  },
  { rule: 'Esc lets go', presses: [...tap(100, 'a'), [120, { type: 'clear' }]], made: [] },
  {
    rule: 'an in point in the middle is for the next label and leaves what runs alone',
    presses: [...tap(100, 'a'), [120, { type: 'in-point' }], ...tap(130, 'b'), ...tap(140, 'a')],
    made: ['b 120 131', 'a 100 141'],
  },
  { rule: 'let go without having been pressed', presses: [[100, up('a', 500)]], made: [] },
])('$rule', ({ presses, several, made, running = [] }) => {
  expect(live(presses, several)).toMatchObject({ made, running })
})

test('while it plays, a selected segment is not relabeled by accident', () => {
  expect(live(tap(100, 'a'), false, { selectedIds: ['somebody'] })).toMatchObject({ made: [], running: ['a 100'] })
})

test('whatever is pressed while it plays: one label never overlaps itself, and one at a time nothing does', () => {
  const moves = fc.array(
    fc.record({
      by: fc.nat(50),
      key: fc.constantFrom('a', 'b', 'c'),
      does: fc.constantFrom('down' as const, 'short' as const, 'long' as const),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(moves, fc.boolean(), (list, several) => {
      let at = 0
      const presses: Press[] = []
      for (const { by, key, does } of list) {
        at += by
        if (does === 'short') presses.push(...tap(at, key))
        else presses.push([at, does === 'down' ? down(key) : up(key, 900)])
      }
      const spans = live([...presses, [at + 1, { type: 'out-point' }]], several).made.map((words) => {
        const [name = '', start = '', end = ''] = words.split(' ')
        return { name, start: Number(start), end: Number(end) }
      })
      for (const { start, end } of spans) expect(start).toBeLessThan(end)
      for (const label of ['a', 'b', 'c']) {
        const own = spans.filter(({ name }) => name === label).sort((one, other) => one.start - other.start)
        // The frame of a second tap is the last of one segment, and the first of the next if it is tapped again there.
        for (const [n, span] of own.entries()) expect(span.start).toBeGreaterThanOrEqual((own[n - 1]?.end ?? 0) - 1)
      }
    }),
  )
})

test.each<{ rule: string; presses: Press[]; made: string[] }>([
  { rule: 'its own key ends it', presses: tap(149, 'old'), made: [] },
  { rule: 'O ends it', presses: [[149, { type: 'out-point' }]], made: [] },
  {
    rule: 'the next label does not, nor does it lose where it began',
    presses: [...tap(120, 'a'), ...tap(130, 'a'), [149, { type: 'out-point' }]],
    made: ['a 120 131'],
  },
  {
    rule: 'O ends the others first',
    presses: [...tap(120, 'a'), ...twice(149, { type: 'out-point' })],
    made: ['a 120 150'],
  },
])(
  'a label that went out of use while it ran makes no segment, and its frames are marked: $rule',
  ({ presses, made }) => {
    const labels = [...LABELS, label('old', { isRetired: true })]
    const from = { running: [{ labelId: 'old', startFrame: frame(100), isHeld: false }] }
    const ended = live(presses, false, from, labels)
    expect(ended.made).toEqual(made)
    expect(ended.session).toMatchObject({ inPoint: 100, outPoint: 149, running: [] })
    // The next label key gives them to its label.
    expect(live(tap(200, 'b'), false, ended.session, labels).made).toEqual(['b 100 150'])
  },
)
