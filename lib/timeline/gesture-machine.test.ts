import { describe, expect, test } from 'vitest'
import type { Gesture, GestureEvent, GestureOutcome, Grab, Item, Modifiers, Place, Scene } from './gesture'
import { IDLE_GESTURE } from './gesture'
import { nextGesture, previewOf } from './gesture-machine'

const NONE: Modifiers = { shift: false, toggle: false, alt: false }
const SHIFT = { ...NONE, shift: true }
const CTRL = { ...NONE, toggle: true }
const ALT = { ...NONE, alt: true }

const item = (id: string, startFrame: number, endFrame: number, more: Partial<Item> = {}): Item => ({
  id,
  startFrame,
  endFrame,
  lane: 0,
  isPoint: false,
  isLocked: false,
  ...more,
})

const ITEMS = [
  item('a', 100, 200),
  item('b', 200, 300),
  item('point', 350, 351, { isPoint: true }),
  item('far', 700, 800),
  item('locked', 850, 900, { isLocked: true }),
  item('below', 100, 800, { lane: 1 }),
]

const scene = (more: Partial<Scene> = {}): Scene => ({
  frameCount: 1000,
  items: ITEMS,
  selectedIds: [],
  isLabeling: true,
  isSnapping: true,
  snap: { playhead: 500, marks: [], keyframes: [0] },
  ...more,
})

/** One frame a pixel. */
const place = (position: number, lane = 0): Place => ({ x: position, y: lane * 30, position, lane, framesPerPixel: 1 })

const down = (grab: Grab, at: number, modifiers = NONE, more: Partial<Scene> = {}, lane = 0): GestureEvent => ({
  type: 'down',
  scene: scene(more),
  grab,
  at: place(at, lane),
  modifiers,
  slop: 3,
})
const move = (at: number, modifiers = NONE, lane = 0): GestureEvent => ({
  type: 'move',
  at: place(at, lane),
  modifiers,
})
const LET_GO: GestureEvent = { type: 'modifiers', modifiers: NONE }
const UP: GestureEvent = { type: 'up' }
const CANCEL: GestureEvent = { type: 'cancel' }

function run(...events: readonly GestureEvent[]): { gesture: Gesture; outcome: GestureOutcome | null } {
  let gesture: Gesture = IDLE_GESTURE
  let outcome: GestureOutcome | null = null
  for (const event of events) {
    const step = nextGesture(gesture, event)
    gesture = step.gesture
    outcome = step.outcome ?? outcome
  }
  return { gesture, outcome }
}

const body = (id: string): Grab => ({ kind: 'body', id })
const edge = (
  id: string,
  at: 'start' | 'end',
  together: readonly { id: string; edge: 'start' | 'end' }[] = [],
): Grab => ({
  kind: 'edge',
  id,
  edge: at,
  together,
})
const meeting = edge('a', 'end', [{ id: 'b', edge: 'start' }])
const empty: Grab = { kind: 'empty', label: null }

const spansOf = (outcome: GestureOutcome | null) =>
  outcome?.kind === 'changed' ? [...outcome.spans].map(([id, { start, end }]) => [id, start, end]) : outcome?.kind

describe('drags of segments', () => {
  test.each([
    { events: [down(edge('far', 'end'), 800), move(840), UP], spans: [['far', 700, 840]], rule: 'an edge is dragged' },
    {
      events: [down(meeting, 200), move(230), UP],
      spans: [
        ['a', 100, 230],
        ['b', 230, 300],
      ],
      rule: 'a shared boundary',
    },
    { events: [down(meeting, 200), move(230, SHIFT), UP], spans: [['a', 100, 230]], rule: 'Shift breaks it apart' },
    {
      events: [down(meeting, 200), move(230, SHIFT), LET_GO, UP],
      spans: [
        ['a', 100, 230],
        ['b', 230, 300],
      ],
      rule: 'Shift let go under a still hand holds it together again',
    },
    { events: [down(body('a'), 150), move(190), UP], spans: [['a', 140, 240]], rule: 'a body is dragged' },
    {
      events: [down(edge('point', 'end'), 351), move(371), UP],
      spans: [['point', 370, 371]],
      rule: 'a point has no edges',
    },
    {
      events: [down(edge('far', 'end'), 800), move(808), move(496), UP],
      spans: [['far', 700, 701]],
      rule: 'a frame remains',
    },
    { events: [down(body('far'), 750), move(544), UP], spans: [['far', 500, 600]], rule: 'the playhead attracts' },
    { events: [down(body('far'), 750), move(544, ALT), UP], spans: [['far', 494, 594]], rule: 'Alt: it does not' },
    {
      events: [down(body('far'), 750, NONE, { isSnapping: false }), move(544, ALT), UP],
      spans: [['far', 500, 600]],
      rule: 'where snapping is off, Alt switches it on',
    },
    {
      events: [down(body('a'), 150, NONE, { selectedIds: ['a', 'far'] }), move(420, ALT), UP],
      spans: [
        ['a', 300, 400],
        ['far', 900, 1000],
      ],
      rule: 'all selected ones, until the first meets an end',
    },
    { events: [down(body('locked'), 860), move(500), UP], spans: 'refused', rule: 'what is locked stays' },
    {
      events: [down(edge('far', 'end', [{ id: 'locked', edge: 'start' }]), 800), move(840), UP],
      spans: 'refused',
      rule: 'a boundary shared with something locked stays',
    },
    {
      events: [down(edge('far', 'end', [{ id: 'locked', edge: 'start' }]), 800), move(840, SHIFT), UP],
      spans: [['far', 700, 840]],
      rule: 'Shift leaves what is locked alone',
    },
    { events: [down(body('a'), 150), move(400), CANCEL], spans: 'cancelled', rule: 'Escape' },
    { events: [down(body('a'), 150), move(400), down(body('b'), 250)], spans: 'cancelled', rule: 'a second finger' },
  ])('$rule', ({ events, spans }) => {
    const { gesture, outcome } = run(...events)
    expect(spansOf(outcome)).toEqual(spans)
    expect(gesture).toEqual(IDLE_GESTURE)
  })

  test('of selected segments the locked ones stay and are counted', () => {
    const { outcome } = run(down(body('a'), 150, NONE, { selectedIds: ['a', 'locked'] }), move(160, ALT), UP)
    expect(outcome).toMatchObject({ kind: 'changed', stayed: 1 })
    expect(spansOf(outcome)).toEqual([['a', 110, 210]])
  })

  test('nothing is dragged before labeling has started: the hand scrubs', () => {
    const { gesture } = run(down(body('a'), 150, NONE, { isLabeling: false }), move(400.6))
    expect(previewOf(gesture)).toMatchObject({ showing: 400, focus: null })
    expect(nextGesture(gesture, UP).outcome).toEqual({ kind: 'sought', to: 400 })
  })
})

test.each([
  { events: [down(edge('far', 'start'), 700), move(650, ALT)], showing: 650, rule: 'a start its first frame' },
  { events: [down(edge('far', 'end'), 800), move(830, ALT)], showing: 829, rule: 'an end its last frame inside' },
  { events: [down(empty, 400), move(430.5, ALT)], showing: 430, rule: 'drawing the frame under the hand' },
  { events: [down(empty, 400), move(390.5, ALT)], showing: 390, rule: 'drawing backwards, too' },
  {
    events: [down(body('far'), 710), move(720, ALT)],
    showing: 710,
    rule: 'a move the edge that was nearer: the start',
  },
  { events: [down(body('far'), 790), move(800, ALT)], showing: 809, rule: 'or the end' },
  { events: [down(body('far'), 790), move(792)], showing: null, rule: 'a press nothing' },
])('while dragging the player shows: $rule', ({ events, showing }) => {
  expect(previewOf(run(...events).gesture)?.showing).toBe(showing)
})

describe('drawing', () => {
  test('marks a span, in the lane of a label it makes the segment of that label', () => {
    expect(run(down(empty, 400), move(430), UP).outcome).toMatchObject({
      kind: 'drawn',
      label: null,
      span: { start: 400, end: 430 },
    })
    const label = { id: 'polyp', isPoint: false }
    const inRow = run(down({ kind: 'empty', label }, 400), move(430))
    expect(previewOf(inRow.gesture)?.drawnLabelId).toBe('polyp')
    expect(nextGesture(inRow.gesture, UP).outcome).toMatchObject({ kind: 'drawn', label })
  })

  test('a point label gets one frame', () => {
    const grab: Grab = { kind: 'empty', label: { id: 'clip', isPoint: true } }
    expect(run(down(grab, 400), move(430.5), UP).outcome).toMatchObject({ span: { start: 430, end: 431 } })
  })

  test('the selection goes, and comes back with Escape', () => {
    const drawn = run(down(empty, 400, NONE, { selectedIds: ['a'] }), move(430))
    expect(previewOf(drawn.gesture)?.selectedIds).toEqual([])
    expect(nextGesture(drawn.gesture, CANCEL).outcome).toEqual({ kind: 'cancelled', selectedIds: ['a'] })
  })
})

describe('selection', () => {
  const selected = (...events: readonly GestureEvent[]) => {
    const { outcome } = run(...events)
    return outcome?.kind === 'selected' ? outcome.selectedIds : outcome?.kind
  }
  test.each([
    { events: [down(body('a'), 150), UP], ids: ['a'], rule: 'a click selects' },
    { events: [down(body('a'), 150), move(152), UP], ids: ['a'], rule: 'a trembling hand clicks' },
    { events: [down(body('b'), 250, NONE, { selectedIds: ['a'] }), UP], ids: ['b'], rule: 'a click selects alone' },
    { events: [down(body('b'), 250, CTRL, { selectedIds: ['a'] }), UP], ids: ['a', 'b'], rule: 'Ctrl adds' },
    { events: [down(body('a'), 150, CTRL, { selectedIds: ['a', 'b'] }), UP], ids: ['b'], rule: 'Ctrl takes away' },
    {
      events: [down(body('far'), 750, SHIFT, { selectedIds: ['a'] }), UP],
      ids: ['a', 'b', 'point', 'far'],
      rule: 'Shift extends by time, within the lane',
    },
    { events: [down(empty, 600, NONE, { selectedIds: ['a'] }), UP], ids: [], rule: 'a click in empty room lets go' },
    { events: [down(empty, 600, CTRL, { selectedIds: ['a'] }), UP], ids: ['a'], rule: 'with Ctrl it does not' },
    { events: [down(empty, 620, SHIFT), move(150, SHIFT), UP], ids: ['a', 'b', 'point'], rule: 'Shift and a band' },
    {
      events: [down(body('b'), 250, CTRL, { selectedIds: ['far'] }), move(340, CTRL), UP],
      ids: ['far', 'b'],
      rule: 'Ctrl and a band adds',
    },
    {
      events: [down(empty, 620, SHIFT), move(150, SHIFT, 1), UP],
      ids: ['a', 'b', 'point', 'below'],
      rule: 'over lanes',
    },
  ])('$rule', ({ events, ids }) => {
    expect(selected(...events)).toEqual(ids)
  })

  test('a press on one of several that are selected keeps them together for a drag, and makes it the primary one', () => {
    const { gesture } = run(down(body('a'), 150, NONE, { selectedIds: ['a', 'b'] }))
    expect(previewOf(gesture)?.selectedIds).toEqual(['b', 'a'])
  })

  test('a click in empty room goes there', () => {
    expect(run(down(empty, 600.7), UP).outcome).toEqual({ kind: 'selected', selectedIds: [], seekTo: 600 })
  })
})
