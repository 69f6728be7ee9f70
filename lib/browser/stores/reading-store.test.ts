import { expect, onTestFinished, test, vi } from 'vitest'
import { passOnLive } from '@/lib/browser/live/live-listeners'
import { frame } from '@/lib/time/frame'
import { SAMPLE_LABELS } from '@/lib/workspace/sample-document'
import { createEditDocument } from './edit-document'
import { openReadingStore } from './reading-store'
import { createSegmentViewStore } from './segment-view-store'
import { createSessionStore } from './workspace-session-store'

const SEGMENT = {
  id: 'segment-1',
  labelId: 'polyp',
  label: 'Polyp',
  startFrame: 10,
  endFrame: 20,
  startSeconds: 0.4,
  endSeconds: 0.8,
  source: 'manual',
  confidence: null,
  isProposal: false,
  author: 'Ann',
  attributes: {},
  note: '',
  version: 1,
}

function open() {
  const asked: { url: string; method: string }[] = []
  let told: object[] = [SEGMENT]
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push({ url, method: init?.method ?? 'GET' })
    return Promise.resolve(Response.json({ segments: told }))
  })
  const document = openReadingStore('video', 'document 1')
  onTestFinished(() => {
    document.dispose()
    vi.unstubAllGlobals()
  })
  const spans = () =>
    [...document.getState().workspace.segments.values()].map(({ startFrame, endFrame }) => [startFrame, endFrame])
  return { document, asked, spans, tell: (segments: object[]) => (told = segments) }
}

test('the work of another is shown, and again when it changes', async () => {
  const { asked, spans, tell } = open()
  await vi.waitFor(() => expect(spans()).toEqual([[10, 20]]))
  expect(asked).toEqual([{ url: '/api/videos/video/segments?document=document%201', method: 'GET' }])
  tell([{ ...SEGMENT, endFrame: 30, version: 2 }])
  passOnLive({ event: 'segments', data: { videoId: 'another', operationIds: ['operation-1'] } })
  passOnLive({ event: 'segments', data: { videoId: 'video', operationIds: ['operation-1'] } })
  await vi.waitFor(() => expect(spans()).toEqual([[10, 30]]))
})

test('it takes no edit, says why, and sends nothing', async () => {
  const { document, asked, spans } = open()
  await vi.waitFor(() => expect(spans()).toEqual([[10, 20]]))
  const session = createSessionStore('This is the work of Ann')
  const view = createSegmentViewStore('video')
  const edit = createEditDocument({ document, session, view, labels: SAMPLE_LABELS })
  expect(edit([{ type: 'change', segmentId: 'segment-1', changes: { endFrame: frame(15) } }])).toBe(false)
  expect(session.getState().announcement.text).toBe('This is the work of Ann')
  expect(document.undo()).toBe('nothing')
  expect(spans()).toEqual([[10, 20]])
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([])
})
