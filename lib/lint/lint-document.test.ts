import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import type { Attribute, Label, LabelRule, SetRule } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import type { DocumentSegment } from '@/lib/workspace/document'
import { editOf } from '@/lib/workspace/edit'
import { recordEdit } from '@/lib/workspace/history'
import { nextWorkspace } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE } from '@/lib/workspace/workspace-state'
import { lintDocument, problemBeside } from './lint-document'
import { commandsOfFix, type LintProblem } from './problem'

const FRAMES = 200

/** 25 frames a second on a clock of 1000, but for every seventh frame, which stays a little longer. */
const pts = Array.from({ length: FRAMES }, (_, at) => at * 40 + Math.floor(at / 7))
const index = createFrameIndex({ timebase: timebase(1, 1000), pts, endPts: FRAMES * 40 + 100, keyframes: [0] })

const label = (id: string, rules: LabelRule[] = [], more: Partial<Label> = {}): Label => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  color: '#0072b2',
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules,
  isRetired: false,
  ...more,
})

const segment = (
  id: string,
  labelId: string,
  startFrame: number,
  endFrame: number,
  more: Partial<DocumentSegment> = {},
): DocumentSegment => ({
  id,
  labelId,
  startFrame: frame(startFrame),
  endFrame: frame(endFrame),
  attributes: {},
  note: '',
  isProposal: false,
  confidence: null,
  source: 'manual',
  version: 1,
  deleted: false,
  author: '',
  ...more,
})

const lint = (segments: readonly DocumentSegment[], labels: readonly Label[], setRules: readonly SetRule[] = []) =>
  lintDocument({ segments, labels, setRules, index })

let made = 0
const newId = () => `made-by-a-fix-${++made}`

/** The segments after the fix, carried out as the workspace does. */
function applied(segments: readonly DocumentSegment[], problem: LintProblem, which: number): DocumentSegment[] {
  const fix = problem.fixes()[which]
  if (fix === undefined) throw new Error('there is no such fix')
  const known = new Map(segments.map((each) => [each.id, each]))
  const workspace = { ...EMPTY_WORKSPACE, confirmed: known, segments: known, loaded: true }
  const commands = commandsOfFix(fix, newId)
  const step = nextWorkspace(workspace, { type: 'commanded', commands }, newId)
  expect(recordEdit(workspace.history, editOf(known, commands)).past).toHaveLength(1)
  return [...step.workspace.segments.values()].filter(({ deleted }) => !deleted)
}

const spans = (segments: readonly DocumentSegment[]) =>
  segments.map(({ labelId, startFrame, endFrame }) => `${labelId} ${startFrame}-${endFrame}`).sort()

const polyp = label('polyp')
const tool = label('tool', [{ type: 'exclusive', with: ['polyp'], itself: false }])

test.each<{
  rule: string
  labels: Label[]
  segments: DocumentSegment[]
  setRules?: SetRule[]
  says: string[]
  fixes?: string[]
  after?: string[]
}>([
  {
    rule: 'segments of labels that exclude each other, whichever has the rule',
    labels: [polyp, tool],
    segments: [segment('a', 'polyp', 40, 80), segment('b', 'tool', 77, 90)],
    says: ['Polyp, frames 40 to 79, overlaps Tool by 3 frames.'],
    fixes: ['End Polyp at frame 76, before Tool', 'Start Tool at frame 80, behind Polyp'],
    after: ['polyp 40-77', 'tool 77-90'],
  },
  {
    rule: 'segments that touch do not overlap',
    labels: [polyp, tool],
    segments: [segment('a', 'polyp', 40, 80), segment('b', 'tool', 80, 90)],
    says: [],
  },
  {
    rule: 'a segment within another is left out of it',
    labels: [polyp, tool],
    segments: [segment('a', 'polyp', 40, 80), segment('b', 'tool', 50, 60)],
    says: ['Polyp, frames 40 to 79, overlaps Tool by 10 frames.'],
    fixes: ['Leave Tool out of Polyp', 'Delete the Tool'],
    after: ['polyp 40-50', 'polyp 60-80', 'tool 50-60'],
  },
  {
    rule: 'its own label, too',
    labels: [label('phase', [{ type: 'exclusive', with: null, itself: true }])],
    segments: [segment('a', 'phase', 0, 10), segment('b', 'phase', 9, 20)],
    says: ['Phase, frames 0 to 9, overlaps another Phase by 1 frame.'],
    after: ['phase 0-9', 'phase 9-20'],
  },
  {
    rule: 'any other label',
    labels: [label('outside', [{ type: 'exclusive', with: 'any', itself: false }]), polyp, label('other')],
    segments: [segment('a', 'polyp', 0, 10), segment('b', 'other', 5, 12), segment('c', 'outside', 8, 20)],
    says: [
      'Polyp, frames 0 to 9, overlaps Outside by 2 frames.',
      'Other, frames 5 to 11, overlaps Outside by 4 frames.',
    ],
  },
  {
    rule: 'inside one segment, and touching several is not inside',
    labels: [label('grasp', [{ type: 'inside', of: ['polyp'] }]), polyp],
    segments: [segment('a', 'polyp', 0, 10), segment('b', 'polyp', 10, 20), segment('c', 'grasp', 5, 12)],
    says: ['Grasp, frames 5 to 11, reaches out of Polyp by 2 frames.'],
    fixes: ['Cut Grasp to Polyp', 'Extend Polyp to hold Grasp'],
    after: ['grasp 5-10', 'polyp 0-10', 'polyp 10-20'],
  },
  {
    rule: 'inside nothing at all',
    labels: [label('grasp', [{ type: 'inside', of: ['polyp'] }]), polyp],
    segments: [segment('c', 'grasp', 5, 6)],
    says: ['Grasp, frame 5, is not inside Polyp.'],
    fixes: ['Put Polyp round it', 'Delete the Grasp'],
    after: ['grasp 5-6', 'polyp 5-6'],
  },
  {
    rule: 'a minimum in frames',
    labels: [label('polyp', [{ type: 'minimum-length', amount: 5, unit: 'frames' }])],
    segments: [segment('a', 'polyp', 10, 13), segment('b', 'polyp', 20, 25)],
    says: ['Polyp, frames 10 to 12, has 3 frames; it must have at least 5 frames.'],
    fixes: ['End Polyp at frame 14', 'Start Polyp at frame 8', 'Delete the Polyp'],
    after: ['polyp 10-15', 'polyp 20-25'],
  },
  {
    rule: 'a minimum in seconds, by the times of the frames',
    labels: [label('polyp', [{ type: 'minimum-length', amount: 2, unit: 'seconds' }])],
    segments: [segment('a', 'polyp', 0, 40)],
    says: ['Polyp, frames 0 to 39, has 1.605 s; it must have at least 2 seconds.'],
    after: ['polyp 0-50'],
  },
  {
    rule: 'at the end of the video a segment that is too short begins earlier',
    labels: [label('polyp', [{ type: 'minimum-length', amount: 5, unit: 'frames' }])],
    segments: [segment('a', 'polyp', 198, 200)],
    says: ['Polyp, frames 198 to 199, has 2 frames; it must have at least 5 frames.'],
    after: ['polyp 195-200'],
  },
  {
    rule: 'a maximum',
    labels: [label('polyp', [{ type: 'maximum-length', amount: 5, unit: 'frames' }])],
    segments: [segment('a', 'polyp', 10, 20)],
    says: ['Polyp, frames 10 to 19, has 10 frames; it must have at most 5 frames.'],
    after: ['polyp 10-15'],
  },
  {
    rule: 'every frame is covered',
    labels: [polyp, label('clear')],
    setRules: [{ type: 'full-coverage', by: 'any' }],
    segments: [segment('a', 'polyp', 0, 100), segment('b', 'clear', 110, 200)],
    says: ['Frames 100 to 109 (10 frames) are not in a segment of any label.'],
    fixes: ['Extend Polyp to frame 109', 'Extend Clear back to frame 100', 'Fill it with Polyp', 'Fill it with Clear'],
    after: ['clear 110-200', 'polyp 0-110'],
  },
  {
    rule: 'of these labels only',
    labels: [polyp, label('clear')],
    setRules: [{ type: 'full-coverage', by: ['clear'] }],
    segments: [segment('a', 'polyp', 0, 100), segment('b', 'clear', 1, 200)],
    says: ['Frame 0 (1 frame) is not in a segment of Clear.'],
  },
  {
    rule: 'a segment that is there twice',
    labels: [polyp],
    segments: [
      segment('a', 'polyp', 1, 5),
      segment('b', 'polyp', 1, 5),
      segment('c', 'polyp', 1, 5, { note: 'another' }),
    ],
    says: ['Polyp, frames 1 to 4, is there twice, and all say the same.'],
    after: ['polyp 1-5', 'polyp 1-5'],
  },
  {
    rule: 'proposals and deleted segments are no part of the work',
    labels: [polyp, tool],
    segments: [
      segment('a', 'polyp', 40, 80),
      segment('b', 'tool', 77, 90, { isProposal: true }),
      segment('c', 'tool', 77, 90, { deleted: true }),
    ],
    says: [],
  },
  {
    rule: 'a retired label is told of, and may stay',
    labels: [label('polyp', [], { isRetired: true })],
    segments: [segment('a', 'polyp', 40, 80)],
    says: ['Polyp, frames 40 to 79, has a label that is retired. It may keep it.'],
  },
  {
    rule: 'footage that was replaced by shorter footage',
    labels: [polyp],
    segments: [segment('a', 'polyp', 190, 220)],
    says: ['Polyp, frames 190 to 219, reaches past the end of the video, which has 200 frames.'],
    after: ['polyp 190-200'],
  },
])('$rule', ({ labels, segments, setRules = [], says, fixes, after }) => {
  const problems = lint(segments, labels, setRules)
  expect(problems.map(({ words }) => words)).toEqual(says)
  const [first] = problems
  if (fixes !== undefined) expect(first?.fixes().map(({ words }) => words)).toEqual(fixes)
  if (after !== undefined && first !== undefined) {
    expect(spans(applied(segments, first, 0))).toEqual(after)
  }
})

const side: Attribute = { name: 'side', type: 'choice', options: ['left', 'right'], isRequired: true }
const count: Attribute = { name: 'count', type: 'number', isRequired: false }
const sure: Attribute = { name: 'sure', type: 'boolean', isRequired: true }

test.each([
  { case: 'all said', values: { side: 'left', count: 2, sure: false }, says: [] },
  {
    case: 'nothing said',
    values: {},
    says: ['does not say side', 'does not say sure'],
    fixes: ['side: left', 'side: right'],
  },
  { case: 'an empty answer', values: { side: ' ', sure: true }, says: ['does not say side'] },
  {
    case: 'not one of the options',
    values: { side: 'Left', sure: true },
    says: ['side is Left; it must be left or right'],
    fixes: ['side: left', 'Take side back'],
  },
  {
    case: 'a number written as text',
    values: { side: 'left', sure: true, count: '3' },
    says: ['count is 3; it must be a number'],
    fixes: ['count: 3', 'Take count back'],
  },
  {
    case: 'no longer asked',
    values: { side: 'left', sure: true, old: 'x' },
    says: ['says old, which its label does not ask'],
    fixes: ['Take old back'],
  },
])('attributes: $case', ({ values, says, fixes }) => {
  const labels = [label('polyp', [], { attributes: [side, count, sure] })]
  const problems = lint([segment('a', 'polyp', 1, 5, { attributes: values as DocumentSegment['attributes'] })], labels)
  expect(problems).toHaveLength(says.length)
  for (const part of says) expect(problems.some(({ words }) => words.includes(part))).toBe(true)
  if (fixes !== undefined) expect(problems[0]?.fixes().map(({ words }) => words)).toEqual(fixes)
})

const RULES: readonly Label[] = [
  label('a', [{ type: 'exclusive', with: ['b'], itself: true }], { attributes: [side, count] }),
  label('b', [
    { type: 'minimum-length', amount: 4, unit: 'frames' },
    { type: 'maximum-length', amount: 1.5, unit: 'seconds' },
  ]),
  label('c', [{ type: 'inside', of: ['a', 'b'] }]),
  label('d', [{ type: 'exclusive', with: 'any', itself: false }], { kind: 'point' }),
  label('e', [{ type: 'inside', of: ['b'] }], { isRetired: true }),
]
const SET_RULES: readonly SetRule[] = [{ type: 'full-coverage', by: ['a', 'b'] }]

const anySegment = fc
  .record({
    labelId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone'),
    start: fc.integer({ min: 0, max: FRAMES - 1 }),
    length: fc.integer({ min: 1, max: 60 }),
    isProposal: fc.boolean(),
    attributes: fc.constantFrom({}, { side: 'left' }, { side: 'up', count: '3' }, { other: true, side: 'right' }),
  })
  .map(({ labelId, start, length, isProposal, attributes }) => {
    const end = labelId === 'd' ? start + 1 : Math.min(start + length, FRAMES)
    return segment('', labelId, start, end, { isProposal: isProposal && length > 40, attributes })
  })
const anyDocument = fc
  .array(anySegment, { maxLength: 14 })
  .map((segments) => segments.map((each, at) => ({ ...each, id: `segment-${at}` })))

const told = (segments: readonly DocumentSegment[]) =>
  lint(segments, RULES, SET_RULES).map((problem) => ({ ...problem, fixes: problem.fixes() }))

test('what every object has by itself is not said of a segment', () => {
  const attributes = ['constructor', 'toString'].map((name) => ({ name, type: 'text' as const, isRequired: false }))
  expect(lint([segment('a', 'polyp', 1, 9)], [label('polyp', [], { attributes })])).toEqual([])
  const sure = { name: 'sure', type: 'boolean' as const, isRequired: false }
  const [problem] = lint(
    [segment('a', 'polyp', 1, 9, { attributes: { sure: 'constructor' } })],
    [label('polyp', [], { attributes: [sure] })],
  )
  expect(problem?.fixes().map(({ words }) => words)).toEqual(['sure: yes', 'sure: no', 'Take sure back'])
})

test('a shuffled list is judged alike', () => {
  fc.assert(
    fc.property(anyDocument, fc.infiniteStream(fc.nat()), (segments, salts) => {
      const shuffled = segments.map((each) => [salts.next().value as number, each] as const)
      const others = shuffled.sort(([a], [b]) => a - b).map(([, each]) => each)
      expect(told(others)).toEqual(told(segments))
    }),
  )
})

function expectLegal(segments: readonly DocumentSegment[]) {
  for (const { startFrame, endFrame, labelId } of segments) {
    expect(startFrame).toBeGreaterThanOrEqual(0)
    expect(endFrame).toBeGreaterThan(startFrame)
    expect(endFrame).toBeLessThanOrEqual(FRAMES)
    if (labelId === 'd') expect(endFrame - startFrame).toBe(1)
  }
}

test('every fix removes its problem and leaves a document that is legal', () => {
  fc.assert(
    fc.property(anyDocument, (segments) => {
      for (const problem of lint(segments, RULES, SET_RULES)) {
        for (const which of problem.fixes().keys()) {
          const after = applied(segments, problem, which)
          const keys = lint(after, RULES, SET_RULES).map(({ key }) => key)
          expect(keys, `${problem.words} ${problem.fixes()[which]?.words}`).not.toContain(problem.key)
          expectLegal(after)
        }
      }
    }),
  )
})

test('two segments that exclude each other never overlap untold of', () => {
  fc.assert(
    fc.property(anyDocument, (segments) => {
      const work = segments.filter(({ isProposal }) => !isProposal)
      const clash = work.some((a) =>
        work.some(
          (b) =>
            a.id !== b.id &&
            a.labelId === 'a' &&
            (b.labelId === 'a' || b.labelId === 'b') &&
            a.startFrame < b.endFrame &&
            b.startFrame < a.endFrame,
        ),
      )
      const told = lint(segments, RULES.slice(0, 3)).some(({ rule }) => rule === 'exclusive')
      expect(told).toBe(clash)
    }),
  )
})

test('ten thousand segments that all overlap are told of without comparing each with each', () => {
  const segments = Array.from({ length: 10_000 }, (_, at) =>
    segment(`s${String(at).padStart(5, '0')}`, at % 2 === 0 ? 'polyp' : 'tool', at % 100, 150 + (at % 50)),
  )
  const problems = lint(segments, [polyp, tool]).filter(({ rule }) => rule === 'exclusive')
  expect(problems.length).toBeLessThanOrEqual(10_000)
  expect(problems.length).toBeGreaterThan(9_000)
})

test('of a segment that overlaps one of each of a hundred labels a few are told', () => {
  const labels = Array.from({ length: 100 }, (_, at) =>
    label(`l${at}`, [{ type: 'exclusive', with: 'any', itself: false }]),
  )
  const problems = lint(
    labels.map(({ id }, at) => segment(`s${at}`, id, at, 150)),
    labels,
  )
  expect(problems.length).toBeLessThanOrEqual(800)
  expect(new Set(problems.map(({ segmentIds }) => segmentIds[1])).size).toBe(99)
})

test('the next and the previous problem go round', () => {
  const labels = [label('polyp', [{ type: 'minimum-length', amount: 5, unit: 'frames' }])]
  const problems = lint([segment('a', 'polyp', 10, 12), segment('b', 'polyp', 50, 52)], labels)
  const [first, second] = problems
  expect(problemBeside(problems, null, 20, 1)).toBe(second)
  expect(problemBeside(problems, null, 20, -1)).toBe(first)
  expect(problemBeside(problems, second?.key ?? '', 0, 1)).toBe(first)
  expect(problemBeside(problems, first?.key ?? '', 0, -1)).toBe(second)
  expect(problemBeside([], null, 0, 1)).toBeUndefined()
})
