import { expect, onTestFinished, test, vi } from 'vitest'
import { frame } from '@/lib/time/frame'
import { SAMPLE_LABELS, sampleSegment } from '@/lib/workspace/sample-document'
import { createEditDocument } from './edit-document'
import { emptyDisk } from './fake-kept'
import { openFakePlayer } from './fake-player'
import { openMicroscope } from './open-microscope'
import { createSegmentViewStore } from './segment-view-store'
import { createWorkspaceActions } from './workspace-actions'
import { createSessionStore } from './workspace-session-store'
import { openWorkspaceStore } from './workspace-store'
import { segmentsShown } from './workspace-view-actions'

/** Storage as a browser has it; what is kept outlives the page. */
function fakeStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }
}

async function openEditing(storage = fakeStorage()) {
  // The document has nothing at first, and what is sent to the server is never answered.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('fetch', (_: string, init?: RequestInit) =>
    init?.method === 'POST' ? new Promise(() => {}) : Promise.resolve(Response.json({ segments: [] })),
  )
  vi.stubGlobal('localStorage', storage)
  const { player, going } = openFakePlayer()
  const document = openWorkspaceStore('ana', 'video', emptyDisk(), null)
  const session = createSessionStore()
  const view = createSegmentViewStore('video')
  const parts = { document, session, player, view, labels: SAMPLE_LABELS }
  const edit = createEditDocument(parts)
  const microscope = openMicroscope({ ...parts, videoId: 'video', edit })
  const actions = createWorkspaceActions({ ...parts, microscope, edit })
  onTestFinished(() => {
    document.dispose()
    vi.unstubAllGlobals()
  })
  const content = { labelId: 'polyp', attributes: {}, note: '', isProposal: false }
  document.run([
    { type: 'create', segmentId: 'a', content: { ...content, startFrame: frame(10), endFrame: frame(20) } },
    {
      type: 'create',
      segmentId: 'b',
      content: { ...content, labelId: 'tool', startFrame: frame(20), endFrame: frame(30) },
    },
  ])
  await vi.waitFor(() => expect(document.getState().workspace.loaded).toBe(true))
  const shown = () =>
    segmentsShown(document, view).map(({ id, startFrame, endFrame }) => `${id} ${startFrame}-${endFrame}`)
  const words = () => session.getState().announcement.text
  return { actions, session, shown, words, storage, going }
}

test('what is locked takes no edit, by key, by hand, typed, or by undoing; unlocked it does', async () => {
  const { actions, shown, words } = await openEditing()
  actions.select('a')
  actions.perform({ type: 'move', direction: 1, stride: 1 })
  actions.perform({ type: 'lock-selected', of: 'segments' })
  expect(words()).toBe('Polyp locked: no edit is taken')
  const refused = /is locked: unlock it/
  for (const edit of [
    () => actions.perform({ type: 'move', direction: 1, stride: 1 }),
    () => actions.change('a', { note: 'x' }),
    () => actions.remove('a'),
    () => actions.perform({ type: 'place-edge', segmentId: 'a', edge: 'end', at: frame(50), bond: 'alone' }),
    () => actions.perform({ type: 'undo' }),
  ]) {
    actions.select('a')
    edit()
    expect(words()).toMatch(refused)
  }
  expect(shown()[0]).toBe('a 11-21')
  actions.select('a')
  actions.perform({ type: 'lock-selected', of: 'segments' })
  actions.perform({ type: 'undo' })
  expect(shown()[0]).toBe('a 10-20')
})

test('what is hidden is let go of and cannot be selected; it is hidden in the next page, too', async () => {
  const { actions, session, shown, words, storage } = await openEditing()
  actions.select('a')
  actions.perform({ type: 'hide-selected', of: 'label' })
  expect([shown(), session.getState().labeling.selectedIds]).toEqual([['b 20-30'], []])
  actions.select('a')
  expect(session.getState().labeling.selectedIds).toEqual([])
  expect(words()).toMatch(/^Polyp is hidden: show it first/)
  expect((await openEditing(storage)).shown()).toEqual(['b 20-30'])
})

test('who makes a segment of a hidden label sees it', async () => {
  const { actions, shown } = await openEditing()
  actions.view({ type: 'hide', of: 'label', ids: ['polyp'] })
  expect(shown()).toEqual(['b 20-30'])
  actions.perform({ type: 'fill-gap', labelId: 'polyp' })
  expect(shown()).toHaveLength(3)
})

test('while an earlier state is looked at keys go about in it, and nothing is begun there', async () => {
  const { actions, session, shown, words, going } = await openEditing()
  const past = sampleSegment('past', 60, 70)
  session.setState({ revision: { sequence: 7, segments: [past] } })
  actions.perform({ type: 'boundary', direction: 1 })
  expect(going()).toBe(60)
  actions.perform({ type: 'select-here' })
  expect(session.getState().labeling.selectedIds).toEqual(['past'])
  for (const action of [
    { type: 'label', labelId: 'polyp' },
    { type: 'in-point' },
    { type: 'fill-gap' },
    { type: 'microscope' },
    { type: 'verify' },
    { type: 'move', direction: 1, stride: 1 },
    { type: 'undo' },
  ] as const) {
    const { labeling } = session.getState()
    actions.perform(action)
    expect(words()).toBe('Nothing changed: you are looking at edit 7. Esc leads back to now')
    expect(session.getState().labeling).toBe(labeling)
  }
  actions.perform({ type: 'clear' })
  expect(shown()).toEqual(['a 10-20', 'b 20-30'])
})

test('a locked label takes no new segment: neither made, nor given the label', async () => {
  const { actions, session, shown, words } = await openEditing()
  actions.view({ type: 'lock', of: 'label', ids: ['tool'] })
  for (const make of [
    () => actions.perform({ type: 'fill-gap', labelId: 'tool' }),
    () => actions.perform({ type: 'relabel', labelId: 'tool' }),
  ]) {
    actions.select('a')
    make()
    expect(words()).toBe('All of Tool is locked, and takes no new segment: unlock the label first')
  }
  // What runs is not lost: unlocked, it can be ended.
  actions.select(null)
  actions.perform({ type: 'label', labelId: 'tool' })
  actions.perform({ type: 'label', labelId: 'tool' })
  expect(session.getState().labeling.running).toHaveLength(1)
  expect(shown()).toEqual(['a 10-20', 'b 20-30'])
  actions.view({ type: 'lock', of: 'label', ids: ['tool'] })
  actions.perform({ type: 'label', labelId: 'tool' })
  expect(shown()).toHaveLength(3)
})
