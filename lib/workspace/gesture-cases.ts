import fc from 'fast-check'
import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { GestureEvent, Grab, Item, Modifiers, Scene } from '@/lib/timeline/gesture'
import { packLanes } from '@/lib/timeline/lanes'
import type { DocumentSegment, Segments } from './document'
import { edgesTakenAlong } from './shared-boundaries'

const label = (id: string, kind: Label['kind']): Label => ({
  id,
  name: id,
  color: '#000000',
  hotkey: null,
  kind,
  attributes: [],
  rules: [],
  isRetired: false,
})
export const LABELS = [label('Polyp', 'interval'), label('Tool', 'interval'), label('Clip', 'point')]
export const isPoint = ({ labelId }: Pick<DocumentSegment, 'labelId'>) => labelId === 'Clip'

export const segmentOf = (id: string, labelId: string, start: number, end: number): DocumentSegment => ({
  id,
  labelId,
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  source: 'manual',
  confidence: null,
  version: 1,
  deleted: false,
  author: '',
})
export const byId = (segments: readonly DocumentSegment[]): Segments => new Map(segments.map((each) => [each.id, each]))

export const FRAMES = 300

/** Segments start and end at the beginnings of these, so that they often touch. */
const SLOT = 37

/** Intervals of few lengths from few starts, and points. */
const segments = fc
  .array(
    fc.record({
      at: fc.nat(7),
      length: fc.integer({ min: 1, max: 2 }),
      labelId: fc.constantFrom('Polyp', 'Polyp', 'Tool', 'Tool', 'Clip'),
    }),
    {
      minLength: 5,
      maxLength: 12,
    },
  )
  .map((all) =>
    all.map(({ at, length, labelId }, i) => {
      const end = labelId === 'Clip' ? at * SLOT + 1 : Math.min(FRAMES, (at + length) * SLOT)
      return segmentOf(`segment-${i}`, labelId, at * SLOT, end)
    }),
  )

const modifiers: fc.Arbitrary<Modifiers> = fc.record({
  shift: fc.constantFrom(false, false, true),
  toggle: fc.constantFrom(false, false, false, true),
  alt: fc.boolean(),
})

export type Case = {
  readonly segments: readonly DocumentSegment[]
  readonly scene: Scene
  readonly events: readonly GestureEvent[]
}

function sceneOf(
  all: readonly DocumentSegment[],
  seed: { selected: number; locked: number; isLabeling: boolean; isSnapping: boolean; playhead: number },
): Scene {
  const { laneOf } = packLanes(all)
  return {
    frameCount: FRAMES,
    items: all.map(
      (segment, i): Item => ({
        id: segment.id,
        startFrame: segment.startFrame,
        endFrame: segment.endFrame,
        lane: laneOf.get(segment.id) ?? 0,
        isPoint: isPoint(segment),
        isLocked: (seed.locked >> i) % 8 === 7,
      }),
    ),
    selectedIds: all.filter((_, i) => (seed.selected >> i) % 2 === 1).map(({ id }) => id),
    isLabeling: seed.isLabeling,
    isSnapping: seed.isSnapping,
    snap: { playhead: seed.playhead, marks: [30, 95], keyframes: [0, 64, 128, 192, 256] },
  }
}

function grabOf(all: readonly DocumentSegment[], which: number, part: 'start' | 'end' | 'body' | 'empty'): Grab {
  const segment = all[which % all.length]
  if (segment === undefined || part === 'empty') return { kind: 'empty', label: null }
  if (part === 'body' || isPoint(segment)) return { kind: 'body', id: segment.id }
  const taken = edgesTakenAlong(all, { segmentId: segment.id, edge: part }, { isPoint })
  return {
    kind: 'edge',
    id: segment.id,
    edge: part,
    together: taken.map(({ segmentId, edge }) => ({ id: segmentId, edge })),
  }
}

type Step = {
  readonly type: GestureEvent['type']
  readonly which: number
  readonly part: 'start' | 'end' | 'body' | 'empty'
  readonly position: number
  readonly lane: number
  readonly modifiers: Modifiers
}

const stepOf = (...types: readonly GestureEvent['type'][]): fc.Arbitrary<Step> =>
  fc.record({
    type: fc.constantFrom(...types),
    which: fc.nat(11),
    part: fc.constantFrom('start', 'end', 'start', 'end', 'body', 'body', 'empty'),
    position: fc.double({ min: -50, max: FRAMES + 50, noNaN: true }),
    lane: fc.integer({ min: -1, max: 4 }),
    modifiers,
  })

/** A press, some moving about, and an end of some kind; and now and then what no hand does. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(
        stepOf('down'),
        fc.array(stepOf('move', 'move', 'modifiers'), { maxLength: 4 }),
        stepOf('up', 'up', 'up', 'cancel', 'down'),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        stepOf('up', 'cancel', 'move', 'modifiers', 'down'),
        fc.constant([]),
        stepOf('up', 'cancel', 'move'),
      ),
    },
  )
  .map(([first, between, last]) => [first, ...between, last])

function eventOf(
  { type, position, lane, which, part, modifiers: held }: Step,
  scene: Scene,
  all: readonly DocumentSegment[],
  scale: number,
): GestureEvent {
  const at = { x: position / scale, y: lane * 30, position, lane, framesPerPixel: scale }
  if (type === 'down') return { type, scene, grab: grabOf(all, which, part), at, modifiers: held, slop: 3 }
  if (type === 'move') return { type, at, modifiers: held }
  return type === 'modifiers' ? { type, modifiers: held } : { type }
}

/** Any pointer and key events in any order, beside and past the video, too. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    segments,
    seed: fc.record({
      selected: fc.nat(4095),
      locked: fc.nat(4095),
      isLabeling: fc.constantFrom(true, true, true, false),
      isSnapping: fc.boolean(),
      playhead: fc.nat(FRAMES - 1),
    }),
    scale: fc.constantFrom(0.02, 0.5, 4),
    hands: fc.array(steps, { minLength: 1, maxLength: 8 }),
  })
  .map(({ segments: all, seed, scale, hands }) => {
    const scene = sceneOf(all, seed)
    return { segments: all, scene, events: hands.flat().map((step) => eventOf(step, scene, all, scale)) }
  })
