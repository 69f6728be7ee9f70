import { expect, onTestFinished, test, vi } from 'vitest'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { plainPreview } from '@/lib/timeline/gesture'
import { createEditDocument } from './edit-document'
import { emptyDisk } from './fake-kept'
import { openFakePlayer } from './fake-player'
import { createGestureEffects } from './gesture-effects'
import { openMicroscope } from './open-microscope'
import { createSegmentViewStore } from './segment-view-store'
import { createWorkspaceActions } from './workspace-actions'
import { createSessionStore } from './workspace-session-store'
import { openWorkspaceStore } from './workspace-store'

function openGestures() {
  // Nothing here is sent: the page that the document listens to has no network.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const { player, index, going } = openFakePlayer({ startFrame: 7 })
  const document = openWorkspaceStore('ana', 'video', emptyDisk(), null)
  const session = createSessionStore()
  const view = createSegmentViewStore('video')
  const parts = { document, session, player, view, labels: [] }
  const edit = createEditDocument(parts)
  const microscope = openMicroscope({ ...parts, videoId: 'video', edit })
  const actions = createWorkspaceActions({ ...parts, microscope, edit })
  const workspace = { index, labels: [], document, session, edit, actions }
  onTestFinished(() => {
    document.dispose()
    vi.unstubAllGlobals()
  })
  const effects = createGestureEffects(workspace, player)
  return { effects, player, session, document, going }
}

const dragging = (showing: number) => ({
  ...plainPreview(['a']),
  focus: { id: 'a', edge: 'start', span: frameSpan(showing, 60) } as const,
  showing: frame(showing),
})

test('a drag holds the video still and shows its edge; cancelled, the video goes on from where it was', () => {
  const { effects, player, session, going } = openGestures()
  player.getState().play()
  effects.begin()
  effects.show(dragging(40), () => true)
  expect(going()).toBe(40)
  expect(player.getState().wantsToPlay).toBe(false)
  expect(session.getState()).toMatchObject({ preview: { showing: 40 }, labeling: { selectedIds: ['a'] } })

  effects.finish({ kind: 'cancelled', selectedIds: ['b'] })
  expect(going()).toBe(7)
  expect(player.getState().wantsToPlay).toBe(true)
  expect(session.getState()).toMatchObject({ preview: null, labeling: { selectedIds: ['b'] } })
})

test('a frame that is out of view, and a press that drags nothing, leave the player alone', () => {
  const { effects, player, session, going } = openGestures()
  player.getState().play()
  effects.begin()
  effects.show(plainPreview(['a']), () => true)
  effects.show(dragging(40), () => false)
  expect([going(), player.getState().wantsToPlay]).toEqual([7, true])
  effects.finish({ kind: 'selected', selectedIds: ['a', 'b'], seekTo: null })
  expect([going(), player.getState().wantsToPlay]).toEqual([7, true])
  expect(session.getState().announcement.text).toBe('2 segments selected')
})

test('a drag that is done stays where its edge is, as one step of undo', () => {
  const { effects, document, player, going } = openGestures()
  const content = { labelId: 'l', attributes: {}, note: '', isProposal: false }
  const [a, b] = ['segment-a', 'segment-b'] as const
  document.run([
    { type: 'create', segmentId: a, content: { ...content, startFrame: frame(10), endFrame: frame(20) } },
    { type: 'create', segmentId: b, content: { ...content, startFrame: frame(20), endFrame: frame(30) } },
  ])
  player.getState().play()
  effects.begin()
  effects.show(dragging(24), () => true)
  effects.finish({
    kind: 'changed',
    spans: new Map([
      [a, frameSpan(10, 25)],
      [b, frameSpan(25, 30)],
    ]),
    originals: new Map([
      [a, frameSpan(10, 20)],
      [b, frameSpan(20, 30)],
    ]),
    selectedIds: [a],
    focus: { id: a, edge: 'end', span: frameSpan(10, 25) },
    showing: frame(24),
    stayed: 0,
  })
  const { workspace } = document.getState()
  expect([workspace.segments.get(a)?.endFrame, workspace.segments.get(b)?.startFrame]).toEqual([25, 25])
  expect(workspace.history.past.length).toBe(2)
  expect([going(), player.getState().wantsToPlay]).toEqual([24, false])
})
