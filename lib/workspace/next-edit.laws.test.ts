import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOperation, type SegmentState } from '@/lib/segments/apply-operation'
import type { Operation, OperationResult, Segment } from '@/lib/segments/schema'
import { frame } from '@/lib/time/frame'
import { contentOf, visibleSegments } from './document'
import { IDLE_SESSION, type LabelingAction } from './labeling'
import { nextLabeling } from './next-labeling'
import { SAMPLE_LABELS, sampleSegment } from './sample-document'
import { nextWorkspace, type WorkspaceEvent } from './workspace'
import { EMPTY_WORKSPACE, type Workspace } from './workspace-state'

const FRAMES = 40
const SERVER = { frameCount: FRAMES, labels: new Map(SAMPLE_LABELS.map((label) => [label.id, label])) }

const anyFrame = fc.integer({ min: 0, max: FRAMES - 1 })
const anyEdge = fc.constantFrom('start', 'end')
const anyWay = fc.constantFrom(1, -1)
const anyStride = fc.constantFrom(1, 3, 'step' as const)
const anyBond = fc.constantFrom('shared', 'alone')
const anyLabel = fc.constantFrom(...SAMPLE_LABELS.map(({ id }) => id), 'no such label')
const type = <const T extends string>(...types: readonly T[]) => fc.constantFrom(...types)

const anyAction: fc.Arbitrary<LabelingAction> = fc.oneof(
  fc.record({ type: type('move'), direction: anyWay, stride: anyStride }),
  fc.record({ type: type('move-edge'), edge: anyEdge, direction: anyWay, stride: anyStride, bond: anyBond }),
  fc.record({ type: type('set-edge'), edge: anyEdge, bond: anyBond }),
  fc.record({
    type: type('place-edge'),
    segmentId: fc.constantFrom('s0', 's1', 's2'),
    edge: anyEdge,
    at: fc.integer({ min: 0, max: FRAMES + 5 }).map(frame),
    bond: anyBond,
  }),
  fc.record({ type: type('extend'), edge: anyEdge, to: fc.constantFrom('same-label', 'any') }),
  fc.record({ type: type('duplicate'), to: fc.constantFrom('playhead', 'behind') }),
  fc.record({ type: type('from-previous', 'fill-gap', 'relabel', 'label'), labelId: anyLabel }),
  fc.record({
    type: type('set-attribute'),
    name: fc.constantFrom('size', 'side', 'is new'),
    value: fc.constantFrom(1, 'left', true, null),
  }),
  fc.record({ type: type('accept-above'), least: fc.constantFrom(0, 0.5) }),
  fc.record({ type: type('select-beside'), direction: anyWay, isAdding: fc.boolean() }),
  fc.record({ type: type('next-proposal', 'boundary'), direction: anyWay }),
  fc.record({
    type: type(
      'merge',
      'split',
      'delete',
      'accept',
      'reject',
      'select-all',
      'select-label',
      'select-here',
      'in-point',
      'out-point',
      'clear',
      'fill-gap',
      'from-previous',
    ),
  }),
)

const anyDocument = fc
  .array(
    fc.record({
      start: anyFrame,
      length: fc.integer({ min: 1, max: 15 }),
      labelId: fc.constantFrom('polyp', 'polyp', 'tool', 'mark'),
      isProposal: fc.boolean(),
      confidence: fc.constantFrom(null, 0.3, 0.8),
      note: fc.constantFrom('', 'seen'),
    }),
    { maxLength: 7 },
  )
  .map((made) =>
    made.map(({ start, length, ...rest }, n) =>
      sampleSegment(`s${n}`, start, rest.labelId === 'mark' ? start + 1 : Math.min(FRAMES, start + length), rest),
    ),
  )

const wire = ({ isDeleted: _, ...state }: SegmentState): Segment => ({
  ...state,
  label: '',
  startSeconds: 0,
  endSeconds: 0,
  author: '',
})

/** A page and its server: whatever the page sends is answered at once, by the rules of the server. */
function openPage(start: readonly SegmentState[]) {
  const server = new Map(start.map((state) => [state.id, state]))
  let count = 0
  const newId = () => {
    count += 1
    return `made-${count}`
  }
  let workspace: Workspace = EMPTY_WORKSPACE
  const answer = (operation: Operation): OperationResult => {
    const outcome = applyOperation(server.get(operation.segmentId) ?? null, operation, SERVER)
    if (outcome.status !== 'applied') throw new Error(`${outcome.status}: ${outcome.message}`)
    server.set(operation.segmentId, outcome.after)
    const told = outcome.after.isDeleted ? {} : { segment: wire(outcome.after) }
    return { id: operation.id, status: 'applied', ...told }
  }
  const dispatch = (event: WorkspaceEvent): void => {
    const step = nextWorkspace(workspace, event, newId)
    workspace = step.workspace
    for (const effect of step.effects) {
      if (effect.type === 'persist') dispatch({ type: 'stored', operations: effect.operations })
      else if (effect.type === 'send') dispatch({ type: 'answered', results: effect.operations.map(answer) })
    }
  }
  dispatch({ type: 'loaded', segments: start.map(wire), asOf: 0 })
  return { server, newId, dispatch, now: () => workspace }
}

const stateOf = (segment: ReturnType<typeof sampleSegment>): SegmentState => {
  const { deleted, author: _, ...kept } = segment
  return { ...kept, isDeleted: deleted }
}

const contents = (workspace: Workspace) =>
  visibleSegments(workspace.segments).map((segment) => ({ id: segment.id, ...contentOf(segment) }))

function expectLegal(page: ReturnType<typeof openPage>) {
  const shown = contents(page.now())
  for (const { startFrame, endFrame, labelId } of shown) {
    expect(Number.isSafeInteger(startFrame) && Number.isSafeInteger(endFrame)).toBe(true)
    expect(startFrame).toBeGreaterThanOrEqual(0)
    expect(startFrame).toBeLessThan(endFrame)
    expect(endFrame).toBeLessThanOrEqual(FRAMES)
    if (labelId === 'mark') expect(endFrame - startFrame).toBe(1)
  }
  const kept = [...page.server.values()].filter(({ isDeleted }) => !isDeleted)
  expect(kept.length).toBe(shown.length)
  for (const { id, ...content } of shown) expect(page.server.get(id)).toMatchObject(content)
}

const anyPresses = fc.array(fc.tuple(anyFrame, anyAction), { minLength: 1, maxLength: 25 })

test('any keys on any document: legal on the page and on the server, what is locked is not touched, all undone is the start', () => {
  fc.assert(
    fc.property(anyDocument, anyPresses, fc.subarray(['s0', 's1', 's2', 's3']), (segments, presses, lockedIds) => {
      const page = openPage(segments.map(stateOf))
      const start = contents(page.now())
      let session = IDLE_SESSION
      for (const [playhead, action] of presses) {
        const before = page.now()
        const step = nextLabeling(session, action, {
          playhead: frame(playhead),
          frameCount: FRAMES,
          stepFrames: 10,
          isLocked: (id) => lockedIds.includes(id),
          segments: visibleSegments(before.segments),
          labels: SAMPLE_LABELS,
          newId: page.newId,
        })
        session = step.session
        if (step.commands.length > 0) page.dispatch({ type: 'commanded', commands: step.commands })
        const edits = page.now().history.past.length - before.history.past.length
        expect(edits).toBe(step.commands.length === 0 ? 0 : 1)
        expectLegal(page)
        for (const id of lockedIds) expect(page.now().segments.get(id)).toEqual(before.segments.get(id))
      }
      const end = contents(page.now())
      const edits = page.now().history.past.length
      for (let n = 0; n < edits; n++) {
        page.dispatch({ type: 'undone' })
        expectLegal(page)
      }
      expect(contents(page.now())).toEqual(start)
      for (let n = 0; n < edits; n++) page.dispatch({ type: 'redone' })
      expect(contents(page.now())).toEqual(end)
    }),
    { numRuns: 300 },
  )
})
