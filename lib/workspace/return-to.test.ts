import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LoggedSegment } from '@/lib/segments/log-schema'
import { type DocumentSegment, type Segments, visibleSegments } from './document'
import { editOf } from './edit'
import { differenceFrom, returnFlaw, returnTo, segmentFromLog } from './return-to'
import { SAMPLE_LABELS } from './sample-document'
import { carryOut, EMPTY_WORKSPACE } from './workspace-state'

const logged: fc.Arbitrary<LoggedSegment> = fc
  .record({
    id: fc.constantFrom('segment-1', 'segment-2', 'segment-3', 'segment-4', 'segment-5'),
    labelId: fc.constantFrom('one', 'two'),
    startFrame: fc.nat(50),
    length: fc.integer({ min: 1, max: 20 }),
    note: fc.constantFrom('', 'x'),
    isProposal: fc.boolean(),
    isDeleted: fc.boolean(),
  })
  .map(({ length, ...rest }) => ({
    ...rest,
    endFrame: rest.startFrame + length,
    attributes: {},
    source: 'manual' as const,
    confidence: null,
    version: 3,
  }))

const document = fc.uniqueArray(logged, { selector: ({ id }) => id })
const shown = ({ labelId, startFrame, endFrame, note, isProposal }: DocumentSegment) => [
  labelId,
  startFrame,
  endFrame,
  note,
  isProposal,
]
const asSegments = (list: readonly LoggedSegment[]): Segments =>
  new Map(list.map((each) => [each.id, segmentFromLog(each)]))

test('from any document to any revision of it: afterwards it is that, and undoing is where it was', () => {
  fc.assert(
    fc.property(document, document, (now, then) => {
      const segments = asSegments(now)
      const revision = then.filter(({ isDeleted }) => !isDeleted)
      let made = 0
      const commands = returnTo(segments, revision, () => `new-segment-${made++}`)
      const edit = editOf(segments, commands)
      const workspace = { ...EMPTY_WORKSPACE, confirmed: segments, segments }
      const after = carryOut(workspace, edit, () => `operation-${made++}`).workspace.segments
      const byPlace = (list: readonly DocumentSegment[]) => list.map(shown).sort()
      expect(byPlace(visibleSegments(after))).toEqual(byPlace(revision.map(segmentFromLog)))
      // Whatever was here keeps its id.
      for (const { id } of revision) if (segments.has(id)) expect(after.get(id)?.deleted).toBe(false)
      const isThere = differenceFrom(segments, revision)
      expect(edit.length === 0).toBe(isThere.added + isThere.changed + isThere.missing === 0)
    }),
  )
})

const one = (id: string, changes: Partial<LoggedSegment> = {}): LoggedSegment => ({
  id,
  labelId: 'one',
  startFrame: 1,
  endFrame: 2,
  attributes: {},
  note: '',
  source: 'manual',
  confidence: null,
  isProposal: false,
  version: 1,
  isDeleted: false,
  ...changes,
})

test('what differs is counted', () => {
  const now = asSegments([one('a'), one('b'), one('c', { isDeleted: true }), one('d')])
  expect(differenceFrom(now, [one('a'), one('b', { note: 'x' }), one('c')])).toEqual({
    changed: 1,
    missing: 1,
    added: 1,
  })
})

const polyp = (changes: Partial<LoggedSegment> = {}) => one('a', { labelId: 'polyp', ...changes })

test.each([
  { what: 'work that is labeled', flaw: null },
  { what: 'work that is closed', isLabeling: false, flaw: /press Start labeling/ },
  { what: 'a locked segment that is to be changed', locked: ['a'], flaw: /^Polyp, .* is locked/ },
  { what: 'a locked segment that stays', locked: ['a'], wanted: [polyp()], flaw: null },
  { what: 'a label that is no longer in use', wanted: [polyp({ labelId: 'old' })], flaw: /^It needs the label Old/ },
  {
    what: 'one that a segment has already',
    now: [polyp({ labelId: 'old' })],
    wanted: [polyp({ labelId: 'old', note: 'x' })],
    flaw: null,
  },
  {
    what: 'one that comes back with its segment',
    now: [polyp({ labelId: 'old', isDeleted: true })],
    wanted: [polyp({ labelId: 'old' })],
    flaw: null,
  },
])(
  'bringing back, with $what',
  ({ now = [polyp()], wanted = [polyp({ note: 'x' })], locked = [], isLabeling = true, flaw }) => {
    const segments = asSegments(now)
    const isLocked = (id: string) => locked.some((each) => each === id)
    const commands = returnTo(segments, wanted, () => 'new-segment')
    const found = returnFlaw(commands, segments, { labels: SAMPLE_LABELS, isLocked, isLabeling })
    if (flaw === null) expect(found).toBeNull()
    else expect(found).toMatch(flaw)
  },
)
