import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Gesture, type GestureOutcome, IDLE_GESTURE } from '@/lib/timeline/gesture'
import { nextGesture, previewOf } from '@/lib/timeline/gesture-machine'
import { byId, type Case, cases, FRAMES, isPoint, LABELS } from './gesture-cases'
import { editOfChanged } from './gesture-edit'
import { moveBoundary } from './shared-boundaries'
import { nextWorkspace } from './workspace'
import { EMPTY_WORKSPACE } from './workspace-state'

type Ended = { readonly before: Gesture; readonly outcome: GestureOutcome; readonly after: Gesture }
type Changed = Ended & { readonly outcome: Extract<GestureOutcome, { kind: 'changed' }> }

/** Every gesture that the events end, and what it comes to. */
function endedBy({ events }: Case): Ended[] {
  const ended: Ended[] = []
  let gesture: Gesture = IDLE_GESTURE
  for (const event of events) {
    const step = nextGesture(gesture, event)
    if (step.outcome !== null) ended.push({ before: gesture, outcome: step.outcome, after: step.gesture })
    gesture = step.gesture
  }
  return ended
}

/** A resize that takes a neighbour along is `sharing`. */
const kindOf = (gesture: Gesture): string =>
  gesture.kind === 'resizing' && !gesture.modifiers.shift && gesture.grab.together.length > 0 ? 'sharing' : gesture.kind

/** Calls `check` with every gesture of `kind` that changes something, of any events; fails if that hardly ever happens. */
function forEachChange(kind: 'any' | 'moving' | 'sharing', check: (changed: Changed, given: Case) => void) {
  let count = 0
  fc.assert(
    fc.property(cases, (given) => {
      for (const ended of endedBy(given)) {
        if (ended.outcome.kind !== 'changed') continue
        if (kind === 'any' || kind === kindOf(ended.before)) count += 1
        check(ended as Changed, given)
      }
    }),
    { numRuns: 2400 },
  )
  expect(count).toBeGreaterThan(30)
}

const isLegal = ({ start, end }: { start: number; end: number }) =>
  Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end && end <= FRAMES

const places = (segments: Iterable<{ id: string; startFrame: number; endFrame: number }>) =>
  [...segments].map(({ id, startFrame, endFrame }) => [id, startFrame, endFrame])

test('any events in any order: every gesture ends idle, and what it shows and comes to is legal', () => {
  fc.assert(
    fc.property(cases, (given) => {
      for (const { before, outcome, after } of endedBy(given)) {
        expect(after).toEqual(IDLE_GESTURE)
        const shown = previewOf(before)
        expect([...(shown?.previews.values() ?? []), shown?.drawn ?? { start: 0, end: 1 }].every(isLegal)).toBe(true)
        if (outcome.kind === 'drawn') expect(isLegal(outcome.span)).toBe(true)
        if (outcome.kind === 'cancelled') expect(outcome.selectedIds).toEqual(given.scene.selectedIds)
      }
    }),
    { numRuns: 500 },
  )
})

test('what was shown is what is made; points keep their frame, moves their lengths, locked segments their place', () => {
  forEachChange('any', ({ before, outcome }, { scene }) => {
    expect(outcome.spans).toEqual(previewOf(before)?.previews)
    for (const [id, span] of outcome.spans) {
      const item = scene.items.find((each) => each.id === id)
      const original = outcome.originals.get(id)
      expect(isLegal(span) && item?.isLocked === false && original !== undefined).toBe(true)
      const keepsLength = item?.isPoint === true || before.kind === 'moving'
      if (keepsLength && original) expect(span.end - span.start).toBe(original.end - original.start)
    }
  })
})

test('segments that are moved together keep their distances', () => {
  forEachChange('moving', ({ before, outcome }) => {
    const by = [...outcome.spans].map(([id, { start }]) => start - (outcome.originals.get(id)?.start ?? 0))
    if (before.kind === 'moving') expect(new Set(by).size).toBe(1)
  })
})

test('a gesture is one step of undo, which puts everything back', () => {
  forEachChange('any', ({ outcome }, { segments }) => {
    let count = 0
    const newId = () => `operation-${count++}`
    const confirmed = byId(segments)
    const { commands } = editOfChanged(outcome, confirmed, LABELS)
    const start = { ...EMPTY_WORKSPACE, confirmed, segments: confirmed, loaded: true }
    const done = nextWorkspace(start, { type: 'commanded', commands }, newId).workspace
    expect(done.history.past.length).toBe(commands.length === 0 ? 0 : 1)
    const wanted = [...confirmed.values()].map((segment) => {
      const { start: startFrame = segment.startFrame, end: endFrame = segment.endFrame } =
        outcome.spans.get(segment.id) ?? {}
      return { id: segment.id, startFrame, endFrame }
    })
    expect(places(done.segments.values())).toEqual(places(wanted))
    const undone = nextWorkspace(done, { type: 'undone' }, newId).workspace
    expect(places(undone.segments.values())).toEqual(places(segments))
  })
})

test('a resize is what the rule of shared boundaries makes of it: what met goes on meeting, nothing else moves', () => {
  forEachChange('sharing', ({ before, outcome }, { segments, scene }) => {
    if (before.kind !== 'resizing') return
    const { id, edge, together } = before.grab
    const to = outcome.spans.get(id)?.[edge] ?? 0
    const isLocked = (each: string) => scene.items.some((item) => item.id === each && item.isLocked)
    const bond = before.modifiers.shift ? 'alone' : 'shared'
    const byRule = moveBoundary(segments, [{ segmentId: id, edge }], to, {
      frameCount: FRAMES,
      bond,
      isPoint,
      isLocked,
    })
    const idsOf = (commands: readonly { segmentId: string }[]) => commands.map(({ segmentId }) => segmentId).sort()
    expect(byRule.ok ? idsOf(byRule.value) : 'refused').toEqual(
      idsOf(editOfChanged(outcome, byId(segments), LABELS).commands),
    )
    const met = bond === 'shared' ? together : []
    for (const other of met) expect(outcome.spans.get(other.id)?.[other.edge]).toBe(to)
  })
})
