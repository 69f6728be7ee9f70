import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { Command } from '@/lib/workspace/edit'
import { nextWorkspace, type WorkspaceEvent } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE } from '@/lib/workspace/workspace-state'
import { createEditDocument } from './edit-document'
import { openFakePlayer } from './fake-player'
import { openMicroscope } from './open-microscope'
import { createSegmentViewStore } from './segment-view-store'
import { createSessionStore } from './workspace-session-store'
import type { WorkspaceState, WorkspaceStore } from './workspace-store'

const LABELS = [
  { id: 'polyp', name: 'Polyp', kind: 'interval' },
  { id: 'bleeding', name: 'Bleeding', kind: 'interval' },
  { id: 'mark', name: 'Mark', kind: 'point' },
] as unknown as Parameters<typeof openMicroscope>[0]['labels']

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A document that is only in memory. */
function openDocument(): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => ({ workspace: EMPTY_WORKSPACE, loadFailure: null, isOpening: false }))
  let ids = 0
  const dispatch = (event: WorkspaceEvent) => {
    const { workspace } = nextWorkspace(store.getState().workspace, event, () => `id-${++ids}`)
    store.setState({ workspace })
  }
  dispatch({ type: 'loaded', segments: [], asOf: 0 })
  return Object.assign(store, {
    run: (commands: readonly Command[]) => dispatch({ type: 'commanded', commands }),
    undo: () => {
      dispatch({ type: 'undone' })
      return 'done' as const
    },
    redo: () => 'nothing' as const,
    decide: () => {},
    decideAll: () => {},
    reload: () => {},
    dispose: () => {},
  })
}

type Span = readonly [id: string, labelId: string, start: number, end: number]

/** A microscope over 1000 frames with these segments, the first of them selected. */
function openAt(spans: readonly Span[], { isLabeling = true, at = 0 } = {}) {
  const { player, going: bigFrame } = openFakePlayer({ frameCount: 1000, startFrame: at })
  const document = openDocument()
  const made = { attributes: {}, note: '', isProposal: false }
  document.run(
    spans.map(([segmentId, labelId, start, end]) => ({
      type: 'create',
      segmentId,
      content: { ...made, labelId, startFrame: frame(start), endFrame: frame(end) },
    })),
  )
  const session = createSessionStore()
  const [first] = spans
  session.setState(({ labeling }) => ({
    isLabeling,
    labeling: { ...labeling, selectedIds: first === undefined ? [] : [first[0]] },
  }))
  const view = createSegmentViewStore('video')
  const parts = { document, session, player, labels: LABELS, view }
  const { store, actions, walk } = openMicroscope({ ...parts, videoId: 'video', edit: createEditDocument(parts) })
  const ending = new AbortController()
  walk.follow(ending.signal)
  onTestFinished(() => {
    ending.abort()
  })
  const segments = () => document.getState().workspace.segments
  const span = (id: string) => {
    const { startFrame, endFrame }: Partial<DocumentSegment> = segments().get(id) ?? {}
    return [startFrame, endFrame]
  }
  return {
    ...{ store, actions, walk, document, session, view, span },
    bigFrame,
    words: () => session.getState().announcement.text,
    edge: () => actions.look()?.edge.id,
  }
}

const TWO: readonly Span[] = [
  ['a', 'polyp', 100, 150],
  ['b', 'bleeding', 150, 200],
]

test('it opens at the end of the selected segment that is nearer to the playhead, and shows its frame big', () => {
  const { actions, store, bigFrame, words } = openAt(TWO, { at: 140 })
  actions.toggle()
  expect(store.getState()).toMatchObject({ isOpen: true, edge: 'end' })
  expect(bigFrame()).toBe(149)
  expect(words()).toBe('Polyp ends, Bleeding starts: last frame 149')
  actions.toggle()
  expect(store.getState().isOpen).toBe(false)
})

test('without segments it says so and stays closed', () => {
  const { actions, store, words } = openAt([])
  actions.toggle()
  expect(store.getState().isOpen).toBe(false)
  expect(words()).toBe('No segment yet: there is no boundary to look at')
})

test('what is chosen is one edit: what touches moves along, and undo takes both back', () => {
  const { actions, document, span, bigFrame, words } = openAt(TWO)
  actions.toggle()
  actions.switchEdge()
  actions.choose(frame(160))
  expect([span('a'), span('b')]).toEqual([
    [100, 161],
    [161, 200],
  ])
  expect(bigFrame()).toBe(160)
  expect(words()).toBe('Polyp: last frame 160, together with what touches it')
  document.undo()
  expect([span('a'), span('b')]).toEqual([
    [100, 150],
    [150, 200],
  ])
})

test('alone, the other segment stays where it is', () => {
  const { actions, span } = openAt(TWO)
  actions.toggle()
  actions.switchEdge()
  actions.choose(frame(140), 'alone')
  expect([span('a'), span('b')]).toEqual([
    [100, 141],
    [150, 200],
  ])
})

test('a segment keeps one frame, and that is said', () => {
  const { actions, span, words } = openAt(TWO)
  actions.toggle()
  actions.choose(frame(170))
  expect(span('a')).toEqual([149, 150])
  expect(words()).toMatch(/first frame 149\. It cannot go further/)
})

test('before labeling was started nothing is moved', () => {
  const { actions, span, words } = openAt(TWO, { isLabeling: false })
  actions.toggle()
  actions.choose(frame(105))
  expect(span('a')).toEqual([100, 150])
  expect(words()).toBe('Nothing was moved: press Start labeling first')
})

test('a point has no end of its own and is moved whole', () => {
  const { actions, span, words } = openAt([['p', 'mark', 50, 51]])
  actions.toggle()
  actions.switchEdge()
  expect(words()).toBe('A point marks one frame: it has no end of its own')
  actions.choose(frame(53))
  expect(span('p')).toEqual([53, 54])
})

test('pointing moves nothing but what is seen; the next boundary selects its segment', () => {
  const { actions, span, session, bigFrame, edge, words } = openAt(TWO)
  actions.toggle()
  actions.point(1)
  actions.point(1)
  expect(bigFrame()).toBe(102)
  expect(span('a')).toEqual([100, 150])
  actions.beside(1)
  expect(edge()).toBe('b start, a end')
  expect(session.getState().labeling.selectedIds).toEqual(['b'])
  expect(bigFrame()).toBe(150)
  actions.beside(1)
  actions.beside(1)
  expect(words()).toBe('This is the last boundary')
})

test('a walk: confirm, move, skip, back; what was confirmed is remembered by the next page', () => {
  const { walk, actions, span, edge, words } = openAt(TWO)
  walk.begin({ kind: 'unverified' })
  expect(words()).toBe('1 of 3: Polyp starts, first frame 100')
  walk.confirm()
  expect(edge()).toBe('b start, a end')
  actions.nudge(1)
  expect([span('a'), span('b')]).toEqual([
    [100, 151],
    [151, 200],
  ])
  walk.confirm()
  expect(edge()).toBe('b end')
  walk.back()
  expect(edge()).toBe('b start, a end')
  walk.skip()
  walk.skip()
  expect(words()).toBe('All seen: 1 confirmed, 2 skipped')
  walk.leave()
  expect(Object.keys(JSON.parse(kept.get('framemark.verified.video') ?? '{}')).sort()).toEqual([
    'a end',
    'a start',
    'b start',
  ])
})

test('a segment that goes while its boundary is looked at leaves the walk at the next one', () => {
  const { walk, document, edge, words } = openAt([...TWO, ['c', 'polyp', 300, 340]])
  walk.begin({ kind: 'all' })
  walk.confirm()
  walk.confirm()
  expect(edge()).toBe('b end')
  document.run([{ type: 'delete', segmentId: 'b' }])
  expect(edge()).toBe('c start')
  expect(words()).toMatch(/Polyp starts, first frame 300/)
})

test('a walk through what is verified already does not begin', () => {
  const { walk, store, words } = openAt([['a', 'polyp', 100, 150]])
  walk.begin({ kind: 'unverified' })
  walk.confirm()
  walk.confirm()
  walk.leave()
  walk.begin({ kind: 'unverified' })
  expect(store.getState().walk).toBeNull()
  expect(words()).toBe('Every boundary is verified')
  walk.begin({ kind: 'label', labelId: 'bleeding' })
  expect(words()).toBe('There is no boundary to verify')
})

test('what is hidden is not walked through, and is not taken along', () => {
  const { walk, actions, view, span, edge } = openAt(TWO)
  walk.begin({ kind: 'all' })
  walk.confirm()
  expect(edge()).toBe('b start, a end')
  view.change({ type: 'hide', of: 'segments', ids: ['b'] })
  expect(edge()).toBe('a end')
  actions.nudge(-1)
  expect([span('a'), span('b')]).toEqual([
    [100, 149],
    [150, 200],
  ])
})
