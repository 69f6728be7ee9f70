import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation, Segment } from '@/lib/segments/schema'
import { frame } from '@/lib/time/frame'
import { nextBatch } from './delivery'
import { disputesOf } from './dispute'
import { contentOf, type SegmentContent, visibleSegments } from './document'
import type { Command } from './edit'
import { MOST_STEPS } from './history'
import { MAX_BATCH } from './outbox'
import { referenceServer } from './reference-server'
import { saveStateOf } from './save-state'
import { nextWorkspace, type WorkspaceEvent } from './workspace'
import { EMPTY_WORKSPACE, type Workspace, type WorkspaceEffect } from './workspace-state'

/** A page with a disk, driven by hand: effects wait until somebody lets them happen. */
function page() {
  let workspace: Workspace = EMPTY_WORKSPACE
  let nextNumber = 0
  const waiting: WorkspaceEffect[] = []
  const disk = new Map<string, Operation>()
  const newId = () => `generated-${String(nextNumber++).padStart(6, '0')}`
  const dispatch = (event: WorkspaceEvent) => {
    const step = nextWorkspace(workspace, event, newId)
    workspace = step.workspace
    waiting.push(...step.effects)
  }
  return {
    dispatch,
    newId,
    waiting,
    disk,
    get workspace() {
      return workspace
    },
    get shown() {
      return visibleSegments(workspace.segments).map((segment) => ({ id: segment.id, ...contentOf(segment) }))
    },
  }
}

type Page = ReturnType<typeof page>
type Server = ReturnType<typeof referenceServer>
type Fate = 'answered' | 'answer-lost' | 'request-lost'

/** Carries out the oldest waiting effect; a request meets its `fate`. */
function carryOut(open: Page, server: Server, fate: Fate) {
  const effect = open.waiting.shift()
  switch (effect?.type) {
    case 'persist':
      for (const operation of effect.operations) open.disk.set(operation.id, operation)
      return open.dispatch({ type: 'stored', operations: effect.operations })
    case 'forget':
      for (const id of effect.operationIds) open.disk.delete(id)
      return
    case 'send': {
      for (const operation of effect.operations) expect(open.disk.get(operation.id)).toEqual(operation)
      const results = fate === 'request-lost' ? [] : server.applyAll(effect.operations)
      if (fate === 'answered') return open.dispatch({ type: 'answered', results })
      return open.dispatch({ type: 'unanswered', trouble: { kind: 'unreachable', message: 'gone' } })
    }
    case 'wake':
      return open.dispatch({ type: 'woken' })
    case 'reload':
      return open.dispatch({ type: 'loaded', segments: server.list(), asOf: open.workspace.revision })
  }
}

function settle(open: Page, server: Server) {
  for (let i = 0; i < 10_000 && open.waiting.length > 0; i++) carryOut(open, server, 'answered')
  expect(open.waiting).toEqual([])
}

const content = (labelId: string, start: number, length: number): SegmentContent => ({
  labelId,
  startFrame: frame(start),
  endFrame: frame(start + length),
  attributes: {},
  note: '',
  isProposal: false,
})

const SEGMENT_IDS = ['segment-a', 'segment-b', 'segment-c', 'segment-d']

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('create' as const),
    segmentId: fc.constantFrom(...SEGMENT_IDS),
    content: fc
      .tuple(fc.constantFrom('one', 'two'), fc.nat(500), fc.integer({ min: 1, max: 90 }))
      .map(([labelId, start, length]) => content(labelId, start, length)),
  }),
  fc.record({
    type: fc.constant('change' as const),
    segmentId: fc.constantFrom(...SEGMENT_IDS),
    changes: fc.oneof(
      fc.constantFrom('one', 'two', 'three').map((labelId): Partial<SegmentContent> => ({ labelId })),
      fc.nat(500).map((start): Partial<SegmentContent> => ({ startFrame: frame(start), endFrame: frame(start + 20) })),
      fc.boolean().map((isProposal): Partial<SegmentContent> => ({ isProposal })),
      fc.string({ maxLength: 5 }).map((note): Partial<SegmentContent> => ({ note })),
    ),
  }),
  fc.record({ type: fc.constant('delete' as const), segmentId: fc.constantFrom(...SEGMENT_IDS) }),
)

const edits = fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { maxLength: 20 })

test('any edits, all undone, give the start back, and all repeated the end; here and on the server', () => {
  fc.assert(
    fc.property(edits, edits, fc.infiniteStream(fc.boolean()), (before, after, pauses) => {
      const [server, open] = [referenceServer(), page()]
      const breathe = () => pauses.next().value === true && settle(open, server)
      open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
      for (const commands of before) open.dispatch({ type: 'commanded', commands })
      settle(open, server)
      const start = open.shown
      const kept = open.workspace.history.past.length
      for (const commands of after) {
        open.dispatch({ type: 'commanded', commands })
        breathe()
      }
      const end = open.shown
      const count = open.workspace.history.past.length - kept
      for (let i = 0; i < count; i++) {
        open.dispatch({ type: 'undone' })
        breathe()
      }
      expect(open.shown).toEqual(start)
      for (let i = 0; i < count; i++) {
        open.dispatch({ type: 'redone' })
        breathe()
      }
      expect(open.shown).toEqual(end)
      settle(open, server)
      expect(saveStateOf(open.workspace.outbox).state).toBe('saved')
      expectAgreement(open, server)
    }),
    { numRuns: 200 },
  )
})

type Move =
  | { kind: 'edit'; commands: Command[] }
  | { kind: 'undo' | 'redo' | 'killed' | 'reload' }
  | { kind: 'effect'; fate: Fate }

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(command, { minLength: 1, maxLength: 2 }).map((commands): Move => ({ kind: 'edit', commands })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Move>({ kind: 'undo' }, { kind: 'redo' }, { kind: 'reload' }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'killed' }) },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom<Fate>('answered', 'answer-lost', 'request-lost')
      .map((fate): Move => ({ kind: 'effect', fate })),
  },
)

/** A page, its server, and a list asked for earlier that arrives late. */
type World = { open: Page; readonly server: Server; round: number; stale?: { segments: Segment[]; asOf: number } }

function happen(world: World, step: Move) {
  const { open, server, round } = world
  switch (step.kind) {
    case 'edit':
      return open.dispatch({ type: 'commanded', commands: renamed(step.commands, round) })
    case 'undo':
      return open.dispatch({ type: 'undone' })
    case 'redo':
      return open.dispatch({ type: 'redone' })
    case 'effect':
      return carryOut(open, server, step.fate)
    case 'reload':
      if (world.stale !== undefined) open.dispatch({ type: 'loaded', ...world.stale })
      world.stale = { segments: server.list(), asOf: open.workspace.revision }
      return
    case 'killed':
      world.round += 1
      delete world.stale
      world.open = reopened(open, server, world.round)
  }
}

test('lost requests and answers, killed tabs and stale lists: page and server end up alike, nothing refused', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const world: World = { open: page(), server: referenceServer(), round: 0 }
      world.open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
      for (const step of moves) happen(world, step)
      const { open, server } = world
      settle(open, server)
      open.dispatch({ type: 'loaded', segments: server.list(), asOf: open.workspace.revision })
      settle(open, server)
      expect(disputesOf(open.workspace)).toEqual([])
      expect(saveStateOf(open.workspace.outbox).state).toBe('saved')
      expect(open.disk.size).toBe(0)
      expectAgreement(open, server)
    }),
    { numRuns: 500 },
  )
})

const placedOn = (disk: ReadonlyMap<string, Operation>) =>
  [...disk.values()].map((operation, nth) => ({ operation, position: nth + 1 }))

/** A tab that was killed and opened again: only the disk is left. Operations that never reached it are gone. */
function reopened(killed: Page, server: Server, round: number): Page {
  const open = page()
  for (let i = 0; i < round * 1000; i++) open.newId()
  for (const [id, operation] of killed.disk) open.disk.set(id, operation)
  open.dispatch({ type: 'resumed', placed: placedOn(killed.disk) })
  open.dispatch({ type: 'loaded', segments: server.list(), asOf: open.workspace.revision })
  return open
}

/** Ids are made anew by every page, so a page never makes a segment that an earlier one had made. */
const renamed = (commands: Command[], round: number): Command[] =>
  commands.map((each) => (each.type === 'create' ? { ...each, segmentId: `${each.segmentId}-${round}` } : each))

function expectAgreement(open: Page, server: Server) {
  const told = new Map(server.list().map((segment) => [segment.id, segment]))
  expect(open.shown.map(({ id }) => id).sort()).toEqual([...told.keys()].sort())
  for (const { id, ...shown } of open.shown) {
    const { labelId, startFrame, endFrame, attributes, note, isProposal } = told.get(id) as Segment
    expect(shown).toEqual({ labelId, startFrame, endFrame, attributes, note, isProposal })
    expect(open.workspace.segments.get(id)?.version).toBe(told.get(id)?.version)
  }
}

/** A page whose segment somebody else has changed meanwhile. */
function conflicted() {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  settle(open, server)
  const changes = { startFrame: 12, endFrame: 30 }
  server.apply({ id: 'foreign-edit', type: 'update', segmentId: 'segment-a', baseVersion: 1, changes })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'change', segmentId: 'segment-a', changes: { labelId: 'two' } }],
  })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'change', segmentId: 'segment-a', changes: { note: 'mine' } }],
  })
  settle(open, server)
  return { server, open }
}

test('a conflict is shown with both versions, and what was done after it waits', () => {
  const { open } = conflicted()
  const [dispute] = disputesOf(open.workspace)
  expect(dispute).toMatchObject({
    kind: 'conflict',
    mine: { labelId: 'two', note: 'mine', startFrame: 10, endFrame: 15 },
    theirs: { labelId: 'one', startFrame: 12, endFrame: 30, version: 2 },
  })
  expect(saveStateOf(open.workspace.outbox)).toMatchObject({ state: 'conflict', words: '1 change in conflict' })
  expect(nextBatch(open.workspace.outbox)).toEqual([])
})

test.each([
  { keep: 'mine', expected: { labelId: 'two', note: 'mine', startFrame: 10, endFrame: 15, version: 3 } },
  { keep: 'theirs', expected: { labelId: 'one', note: '', startFrame: 12, endFrame: 30, version: 2 } },
] as const)('a conflict decided for $keep ends alike on both sides', ({ keep, expected }) => {
  const { server, open } = conflicted()
  open.dispatch({ type: 'decided', segmentId: 'segment-a', keep })
  settle(open, server)
  expect(server.list()).toMatchObject([expected])
  expect(open.workspace.segments.get('segment-a')).toMatchObject(expected)
  expect(disputesOf(open.workspace)).toEqual([])
  expect(open.disk.size).toBe(0)
})

test('both kept: theirs stays as it is, mine is a segment of its own', () => {
  const { server, open } = conflicted()
  open.dispatch({ type: 'decided', segmentId: 'segment-a', keep: 'both' })
  settle(open, server)
  const byStart = server.list().sort((a, b) => a.startFrame - b.startFrame)
  expect(byStart).toMatchObject([
    { labelId: 'two', note: 'mine', startFrame: 10, endFrame: 15, version: 1 },
    { id: 'segment-a', labelId: 'one', note: '', startFrame: 12, endFrame: 30, version: 2 },
  ])
  expectAgreement(open, server)
})

/** A split whose first half somebody else has overtaken, and a change of the second half on top of it. */
function splitInConflict() {
  const [server, open] = [referenceServer(), page()]
  const run = (...commands: Command[]) => open.dispatch({ type: 'commanded', commands })
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  run({ type: 'create', segmentId: 'segment-a', content: content('one', 10, 20) })
  settle(open, server)
  server.apply({
    id: 'foreign-edit',
    type: 'update',
    segmentId: 'segment-a',
    baseVersion: 1,
    changes: { note: 'theirs' },
  })
  run(
    { type: 'change', segmentId: 'segment-a', changes: { endFrame: frame(20) } },
    { type: 'create', segmentId: 'segment-b', content: content('one', 20, 10) },
  )
  run({ type: 'change', segmentId: 'segment-b', changes: { labelId: 'two' } })
  settle(open, server)
  return { server, open }
}

test('half a split is never saved: the whole edit and what stands on it are one dispute', () => {
  const { server, open } = splitInConflict()
  expect(server.list()).toMatchObject([{ id: 'segment-a', endFrame: 30, note: 'theirs' }])
  expect(disputesOf(open.workspace)).toMatchObject([
    {
      kind: 'conflict',
      code: 'version-conflict',
      segmentId: 'segment-a',
      segments: [
        { segmentId: 'segment-a', isCause: true, mine: { endFrame: 20 }, theirs: { endFrame: 30 } },
        { segmentId: 'segment-b', isCause: false, mine: { labelId: 'two' }, theirs: null },
      ],
    },
  ])
})

test.each([
  { keep: 'mine', spans: ['one 10-20 ', 'two 20-30 '] },
  { keep: 'theirs', spans: ['one 10-30 theirs'] },
  { keep: 'both', spans: ['one 10-20 ', 'one 10-30 theirs', 'two 20-30 '] },
] as const)('a split in conflict decided for $keep', ({ keep, spans }) => {
  const { server, open } = splitInConflict()
  open.dispatch({ type: 'decided', segmentId: 'segment-b', keep })
  settle(open, server)
  const found = server
    .list()
    .map(({ labelId, startFrame, endFrame, note }) => `${labelId} ${startFrame}-${endFrame} ${note}`)
  expect(found.sort()).toEqual(spans)
  expect(disputesOf(open.workspace)).toEqual([])
  expectAgreement(open, server)
})

test('a step that somebody else has overtaken is let go and changes nothing', () => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'change', segmentId: 'segment-a', changes: { startFrame: frame(12) } }],
  })
  settle(open, server)
  const { version } = server.list()[0] as Segment
  server.apply({
    id: 'foreign-1',
    type: 'update',
    segmentId: 'segment-a',
    baseVersion: version,
    changes: { startFrame: 14 },
  })
  open.dispatch({ type: 'loaded', segments: server.list(), asOf: open.workspace.revision })
  open.dispatch({ type: 'undone' })
  expect(open.waiting).toEqual([])
  expect(open.workspace.history).toMatchObject({ past: [[{ type: 'create' }]], future: [] })
  expect(server.list()).toMatchObject([{ startFrame: 14 }])
})

test('of very many steps the last five hundred can be taken back', () => {
  const open = page()
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  for (let nth = 0; nth < MOST_STEPS + 20; nth++) {
    const segmentId = `segment-${nth}`
    open.dispatch({ type: 'commanded', commands: [{ type: 'create', segmentId, content: content('one', nth, 5) }] })
  }
  expect(open.workspace.history.past).toHaveLength(MOST_STEPS)
  expect(open.workspace.history.past.at(-1)).toMatchObject([{ segmentId: `segment-${MOST_STEPS + 19}` }])
})

test('a segment deleted elsewhere is made anew when mine is kept', () => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  settle(open, server)
  server.apply({ id: 'foreign-edit', type: 'delete', segmentId: 'segment-a', baseVersion: 1 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'change', segmentId: 'segment-a', changes: { labelId: 'two' } }],
  })
  settle(open, server)
  expect(disputesOf(open.workspace)).toMatchObject([{ mine: { labelId: 'two' }, theirs: null }])
  open.dispatch({ type: 'decided', segmentId: 'segment-a', keep: 'mine' })
  settle(open, server)
  expect(server.list()).toMatchObject([{ labelId: 'two', startFrame: 10, endFrame: 15 }])
  expectAgreement(open, server)
})

test('a segment deleted here and elsewhere is no dispute', () => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  settle(open, server)
  server.apply({ id: 'foreign-edit', type: 'delete', segmentId: 'segment-a', baseVersion: 1 })
  open.dispatch({ type: 'commanded', commands: [{ type: 'delete', segmentId: 'segment-a' }] })
  settle(open, server)
  expect(disputesOf(open.workspace)).toEqual([])
  expect(open.shown).toEqual([])
  expect(open.disk.size).toBe(0)
})

test.each([
  { role: 'that sends merges changes that were not sent yet', operations: ['create', 'update'], version: 2 },
  {
    role: 'beside it never does: they may have been read and sent',
    operations: ['create', 'update', 'update', 'update'],
    version: 4,
  },
])('a page $role', ({ operations, version }) => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  if (version === 2) open.dispatch({ type: 'promoted', placed: [] })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  carryOut(open, server, 'answered')
  const nudge = (start: number) =>
    open.dispatch({
      type: 'commanded',
      commands: [{ type: 'change', segmentId: 'segment-a', changes: { startFrame: frame(start) } }],
    })
  for (const start of [11, 12, 13]) nudge(start)
  expect(open.workspace.outbox.entries.map(({ operation }) => operation.type)).toEqual(operations)
  settle(open, server)
  expect(server.list()).toMatchObject([{ startFrame: 13, version }])
})

test('the screen does not speak of an operation before the disk has it', () => {
  const open = page()
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  expect(saveStateOf(open.workspace.outbox)).toEqual({ state: 'saved', words: 'All changes saved', mayLose: true })
  expect(open.waiting.map(({ type }) => type)).toEqual(['persist'])
  carryOut(open, referenceServer(), 'answered')
  expect(saveStateOf(open.workspace.outbox)).toEqual({ state: 'saving', words: 'Saving 1 change…', mayLose: false })
})

test('what the disk refuses is sent all the same, and leaving is warned of until it is there', () => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  const effect = open.waiting.shift()
  if (effect?.type !== 'persist') throw new Error('the disk is asked first')
  open.dispatch({ type: 'store-failed', operations: effect.operations })
  expect(saveStateOf(open.workspace.outbox)).toMatchObject({ state: 'saving', mayLose: true })
  open.waiting.shift()
  open.dispatch({ type: 'unanswered', trouble: { kind: 'offline', message: '' } })
  expect(saveStateOf(open.workspace.outbox)).toMatchObject({
    state: 'failed',
    words: '1 change only in this page: keep it open',
  })
  open.dispatch({ type: 'woken' })
  const sent = open.waiting.find(({ type }) => type === 'send')
  if (sent?.type !== 'send') throw new Error('it is sent again')
  open.dispatch({ type: 'answered', results: server.applyAll(sent.operations) })
  expect(saveStateOf(open.workspace.outbox)).toMatchObject({ state: 'saved', mayLose: false })
})

test('whoever is signed out loses nothing: edits wait here, and go when they are back', () => {
  const [server, open] = [referenceServer(), page()]
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  open.dispatch({
    type: 'commanded',
    commands: [{ type: 'create', segmentId: 'segment-a', content: content('one', 10, 5) }],
  })
  const effect = open.waiting.find(({ type }) => type === 'persist')
  if (effect?.type !== 'persist') throw new Error('the disk is asked')
  open.dispatch({ type: 'stored', operations: effect.operations })
  for (let i = 0; i < 3; i++) {
    open.dispatch({ type: 'unanswered', trouble: { kind: 'signed-out', message: 'no' } })
    expect(saveStateOf(open.workspace.outbox)).toEqual({
      state: 'offline',
      words: 'Signed out: 1 edit is kept here',
      mayLose: false,
    })
    open.dispatch({ type: 'woken' })
  }
  expect(open.workspace.outbox.batchLimit).toBe(MAX_BATCH)
  open.dispatch({ type: 'answered', results: server.applyAll(effect.operations) })
  expect(saveStateOf(open.workspace.outbox).state).toBe('saved')
})

test('a refused batch is tried one by one, and grows again', () => {
  const open = page()
  open.dispatch({ type: 'unanswered', trouble: { kind: 'refused', message: 'no' } })
  expect(open.workspace.outbox.batchLimit).toBe(1)
  expect(saveStateOf(open.workspace.outbox).state).toBe('saved')
  for (let i = 0; i < 12; i++) open.dispatch({ type: 'answered', results: [] })
  expect(open.workspace.outbox.batchLimit).toBe(MAX_BATCH)
})

test('an edit with much text goes to the server in requests that it takes', () => {
  const open = page()
  const server = referenceServer()
  open.dispatch({ type: 'loaded', segments: [], asOf: 0 })
  const note = '胃'.repeat(9000)
  const make = (_: unknown, at: number): Command => ({
    type: 'create',
    segmentId: open.newId(),
    content: {
      labelId: 'one',
      startFrame: frame(at),
      endFrame: frame(at + 1),
      attributes: {},
      note,
      isProposal: false,
    },
  })
  open.dispatch({ type: 'commanded', commands: Array.from({ length: 60 }, make) })
  // And sixty edits of their own, one after the other.
  for (let at = 0; at < 60; at++) open.dispatch({ type: 'commanded', commands: [make(null, at)] })
  const bytes: number[] = []
  while (open.waiting.length > 0) {
    const [effect] = open.waiting
    if (effect?.type === 'send') bytes.push(new TextEncoder().encode(JSON.stringify(effect)).length)
    carryOut(open, server, 'answered')
  }
  expect(Math.max(...bytes)).toBeLessThan(1024 * 1024)
  expect(open.workspace.outbox.entries).toEqual([])
  expect(open.shown).toHaveLength(120)
})
