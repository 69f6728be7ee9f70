import { expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { blankLabel } from '@/lib/labels/draft'
import type { SetRule } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { Command } from '@/lib/workspace/edit'
import { nextWorkspace } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE, type Workspace } from '@/lib/workspace/workspace-state'
import { createLintStore } from './lint-store'
import type { PlayerStore } from './player-state'
import type { OpenWorkspace } from './workspace-context'
import { createSessionStore } from './workspace-session-store'

const pts = Array.from({ length: 100 }, (_, n) => n)
const index = createFrameIndex({ timebase: timebase(1, 25), pts, endPts: 100, keyframes: [0] })
const labels = [
  { ...blankLabel('polyp', '#0072b2'), name: 'Polyp' },
  {
    ...blankLabel('tool', '#e69f00'),
    name: 'Tool',
    rules: [{ type: 'exclusive' as const, with: ['polyp'], itself: false }],
  },
]

const segment = (id: string, labelId: string, start: number, end: number): DocumentSegment => ({
  id,
  labelId,
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  confidence: null,
  source: 'manual',
  version: 1,
  deleted: false,
  author: '',
})

function openLint(segments: readonly DocumentSegment[], setRules: readonly SetRule[] = []) {
  vi.useFakeTimers()
  const known = new Map(segments.map((each) => [each.id, each]))
  const workspace: Workspace = { ...EMPTY_WORKSPACE, confirmed: known, segments: known, loaded: true }
  const store = createStore(() => ({ workspace }))
  let made = 0
  const run = (commands: readonly Command[]) => {
    const now = store.getState().workspace
    const step = nextWorkspace(now, { type: 'commanded', commands }, () => `operation-${++made}`)
    store.setState({ workspace: step.workspace })
  }
  const session = createSessionStore()
  session.setState({ isLabeling: true })
  const seeks: number[] = []
  const refuses = { now: false }
  const actions = { select: () => {}, seek: (at: number) => seeks.push(at) }
  const document = Object.assign(store, { run })
  // Which segments take no edit is not for this store to say: every edit goes one way, which may refuse.
  const edit = (commands: readonly Command[]) => {
    if (refuses.now) session.announce('Polyp is locked')
    else run(commands)
    return !refuses.now
  }
  const parts = { document, session, edit, actions, labels, index } as unknown as OpenWorkspace
  const player = { getState: () => ({ frame: 0, targetFrame: null }) } as unknown as PlayerStore
  const lint = createLintStore({ workspace: parts, player, setRules })
  const end = lint.start()
  onTestFinished(() => {
    end()
    vi.useRealTimers()
  })
  const shown = () =>
    [...store.getState().workspace.segments.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ id, startFrame, endFrame }) => `${id} ${startFrame}-${endFrame}`)
  const words = () => session.getState().announcement.text
  return { lint, run, shown, words, seeks, refuses, session }
}

const overlapping = [segment('a', 'polyp', 10, 30), segment('b', 'tool', 25, 40)]

test('the document is judged a moment after a change, not with it', () => {
  const { lint, run } = openLint([segment('a', 'polyp', 10, 30)])
  run([
    {
      type: 'create',
      segmentId: 'b',
      content: { ...segment('b', 'tool', 25, 40), note: '' },
    },
  ])
  expect(lint.getState().problems).toEqual([])
  vi.advanceTimersByTime(100)
  expect(lint.getState().problems).toMatchObject([{ rule: 'exclusive' }])
})

test('one key goes to the problem and says what the next key does; that one mends it', () => {
  const { lint, shown, words, seeks } = openLint(overlapping)
  lint.fixCurrent()
  expect(shown()).toEqual(['a 10-30', 'b 25-40'])
  expect(seeks).toEqual([25])
  expect(words()).toBe('Polyp, frames 10 to 29, overlaps Tool by 5 frames. F9: End Polyp at frame 24, before Tool')
  lint.fixCurrent()
  expect(shown()).toEqual(['a 10-25', 'b 25-40'])
  vi.advanceTimersByTime(100)
  expect(lint.getState().problems).toEqual([])
  lint.goBeside(1)
  expect(words()).toBe('No problems: every rule of the labels holds')
})

test('a key that is held mends once: the next press finds the document as it is then', () => {
  const { lint, shown, words } = openLint([], [{ type: 'full-coverage', by: ['polyp'] }])
  lint.fixCurrent()
  const [problem] = lint.getState().problems
  const [fix] = problem?.fixes() ?? []
  lint.fixCurrent()
  lint.fixCurrent()
  if (fix !== undefined) lint.apply(fix)
  expect(shown()).toHaveLength(1)
  expect(words()).toMatch(/^Nothing changed: this problem is not there any more/)
})

test('nothing is mended that takes no edit, or before labeling was started', () => {
  const { lint, shown, words, refuses, session } = openLint(overlapping)
  lint.goBeside(1)
  refuses.now = true
  lint.fixCurrent()
  expect(words()).toBe('Polyp is locked')
  refuses.now = false
  session.setState({ isLabeling: false })
  lint.fixCurrent()
  expect(words()).toMatch(/Start labeling first/)
  expect(shown()).toEqual(['a 10-30', 'b 25-40'])
})

test('a fix is made once, however soon its key or its button is pressed again, and not of what has changed', () => {
  const { lint, run, shown, words } = openLint([segment('a', 'polyp', 10, 40), segment('b', 'tool', 20, 25)])
  lint.goBeside(1)
  const [fix] = lint.getState().problems[0]?.fixes() ?? []
  lint.fixCurrent()
  const mended = shown()
  expect(mended).toEqual(['a 10-20', 'b 20-25', expect.stringMatching(/ 25-40$/)])
  lint.fixCurrent()
  expect(words()).toBe('No problems: every rule of the labels holds')
  if (fix !== undefined) lint.apply(fix)
  expect(words()).toMatch(/^Nothing changed: this problem is not there any more/)
  expect(shown()).toEqual(mended)
  run([{ type: 'change', segmentId: 'a', changes: { endFrame: frame(30) } }])
  if (fix !== undefined) lint.apply(fix)
  expect(shown()[0]).toBe('a 10-30')
})
