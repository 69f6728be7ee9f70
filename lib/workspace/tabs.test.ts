import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation } from '@/lib/segments/schema'
import { frame } from '@/lib/time/frame'
import { disputesOf, type Verdict } from './dispute'
import { contentOf, type SegmentContent, visibleSegments } from './document'
import type { Command } from './edit'
import { historyOf, type KeptStep, type StepChanges, stepChanges, withStepChanges } from './kept-step'
import type { Placed } from './outbox'
import { FRAME_COUNT, referenceServer } from './reference-server'
import { saveStateOf } from './save-state'
import type { TabMessage } from './tab-message'
import { nextWorkspace, type WorkspaceEvent } from './workspace'
import { EMPTY_WORKSPACE, type Workspace, type WorkspaceEffect } from './workspace-state'

type Server = ReturnType<typeof referenceServer>

/** A tab as its shell drives it, with everything that it waits for held back until somebody lets it happen. */
type Tab = {
  workspace: Workspace
  steps: readonly KeptStep[]
  readonly effects: (WorkspaceEffect & { placed?: readonly Placed[]; changes?: StepChanges })[]
  readonly inbox: TabMessage[]
}

/** A browser with some tabs at one video: they share a disk, a lock and a channel. */
function browser(server: Server, count: number, name: string) {
  const disk = new Map<string, Placed>()
  const diskSteps = new Map<string, KeptStep>()
  /** Requests of tabs that were killed meanwhile. */
  const late: (readonly Operation[])[] = []
  const tabs: Tab[] = []
  let sender: Tab | undefined
  let made = 0
  const newId = () => `${name}-${String(made++).padStart(6, '0')}`

  const tellOthers = (from: Tab, message: TabMessage) => {
    for (const tab of tabs) if (tab !== from) tab.inbox.push(message)
  }
  const placed = () => [...disk.values()].sort((a, b) => a.position - b.position)
  const write = (tab: Tab, changes: StepChanges) => {
    for (const step of changes.put) diskSteps.set(step.id, step)
    for (const id of changes.removed) diskSteps.delete(id)
    if (changes.put.length + changes.removed.length > 0) {
      tellOthers(tab, { type: 'steps', put: [...changes.put], removed: [...changes.removed] })
    }
  }
  const dispatch = (tab: Tab, event: WorkspaceEvent) => {
    const before = tab.workspace
    const step = nextWorkspace(before, event, newId)
    tab.workspace = step.workspace
    const { segments, history, outbox } = step.workspace
    const isOwn = event.type !== 'remembered' && history !== before.history
    let changes: StepChanges = { put: [], removed: [] }
    if (isOwn) {
      const deletedIn = (edit: KeptStep['edit']) =>
        edit.flatMap(({ segmentId }) => {
          const segment = segments.get(segmentId)
          return segment?.deleted === true ? [segment] : []
        })
      changes = stepChanges(tab.steps, history, deletedIn, newId)
      tab.steps = withStepChanges(tab.steps, changes)
      if (!step.effects.some(({ type }) => type === 'persist')) write(tab, changes)
    }
    for (const effect of step.effects) {
      if (effect.type === 'tell') tellOthers(tab, effect.message)
      else if (effect.type === 'persist') {
        const ids = new Set(effect.operations.map(({ id }) => id))
        tab.effects.push({
          ...effect,
          placed: outbox.entries.filter(({ operation }) => ids.has(operation.id)),
          changes,
        })
      } else tab.effects.push(effect)
    }
  }
  const hear = (tab: Tab) => {
    const message = tab.inbox.shift()
    if (message === undefined) return
    if (message.type === 'steps') remember(tab, message)
    else dispatch(tab, { type: 'heard', message })
  }
  const remember = (tab: Tab, changes: StepChanges) => {
    tab.steps = withStepChanges(tab.steps, changes)
    const deleted = changes.put.flatMap((step) => step.deleted)
    dispatch(tab, { type: 'remembered', history: historyOf(tab.steps), deleted })
  }
  const carryOut = (tab: Tab, fate: 'answered' | 'answer-lost' | 'request-lost') => {
    const effect = tab.effects.shift()
    switch (effect?.type) {
      case 'persist':
        for (const each of effect.placed ?? []) {
          disk.set(each.operation.id, { operation: each.operation, position: each.position })
        }
        write(tab, effect.changes ?? { put: [], removed: [] })
        return dispatch(tab, { type: 'stored', operations: effect.operations })
      case 'forget':
        for (const id of effect.operationIds) disk.delete(id)
        return
      case 'send': {
        expect(tab).toBe(sender)
        const results = fate === 'request-lost' ? [] : server.applyAll(effect.operations)
        if (fate === 'answered') return dispatch(tab, { type: 'answered', results })
        return dispatch(tab, { type: 'unanswered', trouble: { kind: 'unreachable', message: '' } })
      }
      case 'wake':
        return dispatch(tab, { type: 'woken' })
      case 'reload':
        return reload(tab)
      case 'reread':
        return dispatch(tab, { type: 'resumed', placed: placed() })
    }
  }
  const reload = (tab: Tab) => dispatch(tab, { type: 'loaded', segments: server.list(), asOf: tab.workspace.revision })
  const promote = () => {
    sender = tabs.find((tab) => tab !== sender)
    if (sender !== undefined) dispatch(sender, { type: 'promoted', placed: placed() })
  }
  const greet = (tab: Tab) => {
    const operationIds = tab.workspace.outbox.entries.map(({ operation }) => operation.id)
    tellOthers(tab, { type: 'hello', operationIds })
  }
  const open = (at: number) => {
    const tab: Tab = { workspace: EMPTY_WORKSPACE, steps: [], effects: [], inbox: [] }
    tabs[at] = tab
    dispatch(tab, { type: 'joined' })
    if (sender === undefined) promote()
    dispatch(tab, { type: 'resumed', placed: placed() })
    greet(tab)
    remember(tab, { put: [...diskSteps.values()], removed: [] })
    reload(tab)
  }
  const kill = (at: number) => {
    const killed = tabs[at]
    for (const effect of killed?.effects ?? []) if (effect.type === 'send') late.push(effect.operations)
    if (killed === sender) {
      promote()
      if (sender === killed) sender = undefined
    }
    open(at)
  }
  /** Somebody looks at another tab: by then the disk has written, and tabs have heard, what they were to. */
  const settleLocally = () => {
    for (let i = 0; i < 2000; i++) {
      const tab = tabs.find(({ inbox, effects }) => inbox.length > 0 || effects.some(({ type }) => type === 'persist'))
      if (tab === undefined) return
      if (tab.inbox.length > 0) hear(tab)
      else {
        const at = tab.effects.findIndex(({ type }) => type === 'persist')
        tab.effects.unshift(...tab.effects.splice(at, 1))
        carryOut(tab, 'answered')
      }
    }
    throw new Error('the tabs do not come to rest')
  }
  const settleAll = () => {
    for (const request of late.splice(0)) server.applyAll(request)
    for (let i = 0; i < 5000; i++) {
      const busy = tabs.find(({ inbox, effects }) => inbox.length + effects.length > 0)
      if (busy === undefined) return
      if (busy.inbox.length > 0) hear(busy)
      else carryOut(busy, 'answered')
    }
    throw new Error('the tabs do not come to rest')
  }
  const resync = (tab: Tab) => {
    const asOf = tab.workspace.outbox.entries
      .filter(({ durability }) => durability === 'stored')
      .map(({ operation }) => operation.id)
    dispatch(tab, { type: 'resynced', placed: placed(), asOf: new Set(asOf) })
    greet(tab)
    reload(tab)
  }
  for (let at = 0; at < count; at++) open(at)
  settleAll()
  return { name, tabs, disk, late, dispatch, hear, carryOut, reload, kill, resync, settleLocally, settleAll }
}

type Browser = ReturnType<typeof browser>

const content = (labelId: string, start: number, length: number): SegmentContent => ({
  labelId,
  startFrame: frame(start),
  endFrame: frame(start + length),
  attributes: {},
  note: '',
  isProposal: false,
})

const SEGMENTS = ['segment-a', 'segment-b', 'segment-c', 'newest', 'newest']
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('create' as const),
    segmentId: fc.constantFrom(...SEGMENTS),
    content: fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 90 })).map(([at, length]) => content('one', at, length)),
  }),
  fc.record({
    type: fc.constant('change' as const),
    segmentId: fc.constantFrom(...SEGMENTS),
    changes: fc.oneof(
      fc.constantFrom('one', 'two').map((labelId): Partial<SegmentContent> => ({ labelId })),
      fc.nat(500).map((start): Partial<SegmentContent> => ({ startFrame: frame(start), endFrame: frame(start + 20) })),
    ),
  }),
  fc.record({ type: fc.constant('delete' as const), segmentId: fc.constantFrom(...SEGMENTS) }),
)

type Move =
  | { readonly kind: 'edit'; readonly tab: number; readonly commands: Command[] }
  | { readonly kind: 'undo' | 'redo' | 'hear' | 'killed' | 'reload' | 'focus'; readonly tab: number }
  | { readonly kind: 'effect'; readonly tab: number; readonly fate: 'answered' | 'answer-lost' | 'request-lost' }
  | { readonly kind: 'late' | 'online' }

const RUNS = 300
const LONG = { maxLength: 60, size: 'max' } as const
const tab = fc.nat(1)
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      tab,
      commands: fc.array(command, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('killed' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('reload' as const, 'focus' as const), tab }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hear' as const), tab }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'late' }) },
  { weight: 3, arbitrary: fc.constant<Move>({ kind: 'online' }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('effect' as const),
      tab,
      fate: fc.constantFrom('answered' as const, 'answer-lost' as const, 'request-lost' as const),
    }),
  },
)

/** A person is in one tab at a time, unless `isHasty`: then tabs are used faster than they hear of each other. */
function happen(world: Browser, server: Server, step: Move, isHasty: boolean) {
  if (step.kind === 'late') {
    const request = world.late.shift()
    if (request !== undefined) server.applyAll(request)
    return
  }
  if (step.kind === 'online') return world.settleAll()
  const at = 'tab' in step ? world.tabs[step.tab] : undefined
  if (at === undefined) return
  const isByHand = step.kind === 'edit' || step.kind === 'undo' || step.kind === 'redo'
  if (isByHand && !isHasty) world.settleLocally()
  switch (step.kind) {
    case 'edit':
      return world.dispatch(at, { type: 'commanded', commands: fresh(world, step.commands) })
    case 'undo':
      return world.dispatch(at, { type: 'undone' })
    case 'redo':
      return world.dispatch(at, { type: 'redone' })
    case 'hear':
      return world.hear(at)
    case 'effect':
      return world.carryOut(at, step.fate)
    case 'reload':
      return world.reload(at)
    case 'focus':
      return world.resync(at)
    case 'killed':
      return world.kill(step.tab)
  }
}

const made = new WeakMap<Browser, string[]>()

/** What a person makes has an id of its own; `newest` is what was made last in this browser. */
function fresh(world: Browser, commands: Command[]): Command[] {
  const own = made.get(world) ?? []
  made.set(world, own)
  return commands.map((each) => {
    if (each.type === 'create') own.push(`${world.name}-segment-${own.length}`)
    const segmentId = each.segmentId === 'newest' || each.type === 'create' ? own.at(-1) : each.segmentId
    return { ...each, segmentId: segmentId ?? 'segment-a' }
  })
}

/** A server on which three segments were made long ago. */
function serverWithSegments() {
  const server = referenceServer()
  server.applyAll(
    ['segment-a', 'segment-b', 'segment-c'].map((segmentId, nth) => ({
      id: `long-ago-${nth}`,
      type: 'create',
      segmentId,
      labelId: 'one',
      startFrame: 100 * nth,
      endFrame: 100 * nth + 50,
    })),
  )
  return server
}

function expectAllAlike(world: Browser, server: Server) {
  const told = server.list().map(({ id, labelId, startFrame, endFrame, attributes, note, isProposal }) => ({
    id,
    labelId,
    startFrame,
    endFrame,
    attributes,
    note,
    isProposal,
  }))
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  for (const segment of told) {
    expect(Number.isInteger(segment.startFrame) && Number.isInteger(segment.endFrame)).toBe(true)
    expect(segment.startFrame).toBeGreaterThanOrEqual(0)
    expect(segment.endFrame).toBeGreaterThan(segment.startFrame)
    expect(segment.endFrame).toBeLessThanOrEqual(FRAME_COUNT)
  }
  for (const { workspace } of world.tabs) {
    const shown = visibleSegments(workspace.segments).map((segment) => ({ id: segment.id, ...contentOf(segment) }))
    expect(shown.sort(byId)).toEqual([...told].sort(byId))
    expect(saveStateOf(workspace.outbox)).toMatchObject({ state: 'saved', mayLose: false })
  }
  expect(world.disk.size).toBe(0)
}

const look = (world: Browser) => {
  for (const each of world.tabs) world.resync(each)
  world.settleAll()
}

test('two tabs of one person share one outbox: whatever is lost or killed, nothing is refused and all agree', () => {
  fc.assert(
    fc.property(fc.array(move, LONG), (moves) => {
      const server = serverWithSegments()
      const world = browser(server, 2, 'tab')
      for (const step of moves) happen(world, server, step, false)
      world.settleAll()
      for (const { workspace } of world.tabs) expect(disputesOf(workspace)).toEqual([])
      look(world)
      expectAllAlike(world, server)
      const [first, second] = world.tabs
      expect(second?.workspace.history).toEqual(first?.workspace.history)
    }),
    { numRuns: RUNS },
  )
})

/** Decides whatever is in dispute anywhere, one after the other. */
function decideAll(worlds: readonly Browser[], next: () => Verdict) {
  for (let round = 0; round < 200; round++) {
    for (const world of worlds) world.settleAll()
    const open = worlds.flatMap((world) => world.tabs.map((each) => ({ world, tab: each })))
    const found = open.find(({ tab: each }) => disputesOf(each.workspace).length > 0)
    if (found === undefined) return
    const [dispute] = disputesOf(found.tab.workspace)
    found.world.dispatch(found.tab, { type: 'decided', segmentId: dispute?.segmentId ?? '', keep: next() })
  }
  throw new Error('the disputes do not end')
}

test('two browsers and hasty tabs: what is in conflict is decided, and then all agree on a legal document', () => {
  const verdicts = fc.infiniteStream(fc.constantFrom<Verdict>('mine', 'theirs', 'both'))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), move), LONG), verdicts, (moves, verdict) => {
      const server = serverWithSegments()
      const worlds = [browser(server, 2, 'one'), browser(server, 1, 'two')] as const
      for (const [isFirst, step] of moves) happen(worlds[isFirst ? 0 : 1], server, step, true)
      decideAll(worlds, () => verdict.next().value as Verdict)
      for (const world of [...worlds, ...worlds]) look(world)
      for (const world of worlds) expectAllAlike(world, server)
    }),
    { numRuns: RUNS },
  )
})

test('what was wiped from the disk before it was sent is written again by the tab that sends, and sent', () => {
  const server = referenceServer()
  const world = browser(server, 2, 'wiped')
  const [sender, other] = world.tabs as [Tab, Tab]
  const create: Command = { type: 'create', segmentId: 'segment-1', content: content('one', 10, 5) }
  world.dispatch(sender, { type: 'commanded', commands: [create] })
  world.carryOut(sender, 'answered')
  // On the disk, and on its way; the server is out of reach.
  world.carryOut(sender, 'request-lost')
  world.disk.clear()
  world.resync(other)
  world.resync(sender)
  expect(saveStateOf(sender.workspace.outbox).mayLose).toBe(true)
  world.settleAll()
  expect(server.list()).toHaveLength(1)
  expect(visibleSegments(sender.workspace.segments)).toHaveLength(1)
  expect(visibleSegments(other.workspace.segments)).toHaveLength(1)
  expect(saveStateOf(sender.workspace.outbox).state).toBe('saved')
})
