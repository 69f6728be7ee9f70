import { afterEach, beforeEach, expect, test } from 'vitest'
import { addLabel, blankLabel, changeLabel, draftOf, type LabelSetDraft, removeLabel } from '@/lib/labels/draft'
import { labelSetDetails, labelSetVersions } from '@/lib/labels/label-set-wire'
import type { Label, LabelSet } from '@/lib/labels/schema'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestVideo } from '@/lib/server/db/test-video'
import { listenLive } from '@/lib/server/live/live-events'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { changeLabelSet, createLabelSet, setLabelSetStanding } from './change-label-sets'
import { listAllLabelSets, listLabelSets } from './label-sets'
import { labelUsage } from './label-usage'
import { readLabelSet, readLabelSetVersions } from './read-label-set'

let library: TestLibrary
let videoId = ''
let set: LabelSet

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
  set = await theSet()
})

afterEach(() => library.close())

async function theSet(): Promise<LabelSet> {
  const [first] = (await listLabelSets()).labelSets
  if (first === undefined) throw new Error('there is no label set')
  return first
}

const labelOf = ({ labels }: LabelSetDraft | LabelSet, name: string): Label => {
  const found = labels.find((label) => label.name === name)
  if (found === undefined) throw new Error(`there is no label ${name}`)
  return found
}

async function save(wanted: LabelSetDraft, base = set.version) {
  const saved = await changeLabelSet(set.id, base, wanted, 'local')
  if (!saved.ok) throw new Error(saved.error.message)
  return labelSetDetails.parse(saved.value)
}

let made = 0
async function segmentOf(labelId: string, later: (segmentId: string) => object[] = () => []) {
  const segmentId = `segment-${++made}`
  const create = { id: `operation-${++made}`, type: 'create', segmentId, labelId, startFrame: 1, endFrame: 5 }
  const more = later(segmentId).map((each) => ({ id: `operation-${++made}`, segmentId, ...each }))
  const answer = await applyOperations(
    videoId,
    [create, ...more].map((each) => operation.parse(each)),
    'local',
  )
  expect(answer.ok && answer.value.results.map(({ status }) => status)).toEqual(
    Array.from({ length: more.length + 1 }, () => 'applied'),
  )
}

test('a library begins with one set, the one for new work, of which version 1 is kept', async () => {
  expect(set).toMatchObject({ isDefault: true, version: 1 })
  const versions = await readLabelSetVersions(set.id)
  expect(versions.ok && labelSetVersions.parse(versions.value).versions).toMatchObject([
    { version: 1, author: null, labelSet: set },
  ])
})

test('a label in use is renamed under its id, and every version is kept with who made it', async () => {
  const finding = labelOf(set, 'Finding')
  await segmentOf(finding.id)
  const saved = await save(changeLabel(draftOf(set), finding.id, { name: 'Polyp' }))
  expect(saved.labelSet.version).toBe(2)
  expect(labelOf(saved.labelSet, 'Polyp').id).toBe(finding.id)
  expect(saved.usage).toContainEqual({ labelId: finding.id, segments: 1, isKept: true })
  expect(saved.documents).toBe(1)
  expect(await theSet()).toEqual(saved.labelSet)
  const versions = await readLabelSetVersions(set.id)
  expect(versions.ok && versions.value.versions).toMatchObject([
    { version: 2, author: 'Local user', labelSet: saved.labelSet },
    { version: 1, labelSet: set },
  ])
})

test('a used label is retired and its key is free; an unused one is deleted', async () => {
  const [finding, uncertain] = [labelOf(set, 'Finding'), labelOf(set, 'Uncertain')]
  await segmentOf(finding.id)
  const wanted = removeLabel(removeLabel(draftOf(set), finding.id, false), uncertain.id, false)
  const { labelSet } = await save(addLabel(wanted, { ...blankLabel('new-1', '#bbbbbb'), name: 'Other', hotkey: '2' }))
  expect(labelOf(labelSet, 'Finding')).toMatchObject({ id: finding.id, isRetired: true, hotkey: null })
  expect(labelSet.labels.some(({ name }) => name === 'Uncertain')).toBe(false)
  expect(await db().label.count({ where: { id: uncertain.id } })).toBe(0)
  expect(labelOf(labelSet, 'Other').hotkey).toBe('2')
})

test.each<{ case: string; later: (other: string) => object[] }>([
  { case: 'of a deleted segment', later: () => [{ type: 'delete', baseVersion: 1 }] },
  {
    case: 'that a segment had once',
    later: (other) => [{ type: 'update', baseVersion: 1, changes: { labelId: other } }],
  },
])('a label $case is kept: undo needs it', async ({ later }) => {
  const [finding, other] = [labelOf(set, 'Finding'), labelOf(set, 'Activity')]
  await segmentOf(finding.id, () => later(other.id))
  const saved = await save(removeLabel(draftOf(set), finding.id, false))
  expect(labelOf(saved.labelSet, 'Finding').isRetired).toBe(true)
})

test('the log is asked as often for a hundred labels as for seven', async () => {
  const asked = async () => {
    let count = 0
    const counting = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (of, name) => {
          const value = Reflect.get(of, name)
          if (typeof value === 'object' && value !== null) return counting(value)
          return (...args: unknown[]): unknown => {
            count += 1
            return Reflect.apply(value as () => unknown, of, args)
          }
        },
      })
    await labelUsage(counting(db()), set.id)
    return count
  }
  const few = await asked()
  const more = Array.from({ length: 100 }, (_, i) => ({ ...blankLabel(`new-${i}`, '#bbbbbb'), name: `Label ${i}` }))
  const { labelSet } = await save({ ...draftOf(set), labels: [...set.labels, ...more] })
  expect(labelSet.labels.map(({ name }) => name)).toEqual([...set.labels, ...more].map(({ name }) => name))
  expect(await asked()).toBe(few)
})

test('two labels under one id are refused, new or known', async () => {
  const twice = (label: Label) => ({ ...draftOf(set), labels: [...set.labels, label, { ...label, name: 'B' }] })
  const added = { ...blankLabel('new-1', '#bbbbbb'), name: 'A' }
  for (const wanted of [
    twice(added),
    { ...draftOf(set), labels: [...set.labels, { ...added, id: set.labels[0]?.id ?? '' }] },
  ]) {
    expect(await changeLabelSet(set.id, 1, wanted, 'local')).toMatchObject({
      ok: false,
      error: { code: 'label-set-invalid', details: { problems: [{ field: 'labels' }] } },
    })
  }
  expect(await theSet()).toEqual(set)
})

test('labels swap names and keys in one change', async () => {
  const [a, b] = [labelOf(set, 'Finding'), labelOf(set, 'Outside')]
  const swapped = changeLabel(changeLabel(draftOf(set), a.id, { name: b.name, hotkey: b.hotkey }), b.id, {
    name: a.name,
    hotkey: a.hotkey,
  })
  const { labelSet } = await save(swapped)
  expect(labelOf(labelSet, 'Finding').id).toBe(b.id)
  expect(labelOf(labelSet, 'Outside')).toMatchObject({ id: a.id, hotkey: b.hotkey })
})

test('of two editors the second is told, with the set as it is, and nothing is overwritten', async () => {
  const finding = labelOf(set, 'Finding')
  const first = await save(changeLabel(draftOf(set), finding.id, { name: 'Polyp' }))
  const wanted = changeLabel(draftOf(set), finding.id, { name: 'Lesion' })
  const second = await changeLabelSet(set.id, set.version, wanted, 'local')
  expect(second).toMatchObject({ ok: false, error: { code: 'version-conflict', details: { current: first } } })
  expect(await theSet()).toEqual(first.labelSet)
})

test('two changes from one version at the same moment: one is taken, the other told', async () => {
  const finding = labelOf(set, 'Finding')
  const results = await Promise.all(
    ['Polyp', 'Lesion'].map((name) =>
      changeLabelSet(set.id, 1, changeLabel(draftOf(set), finding.id, { name }), 'local'),
    ),
  )
  expect(results.map((result) => (result.ok ? 'taken' : result.error.code)).sort()).toEqual([
    'taken',
    'version-conflict',
  ])
  expect((await theSet()).version).toBe(2)
})

test('a set that cannot be is refused with every problem, and nothing of it is kept', async () => {
  const bad = changeLabel(draftOf(set), labelOf(set, 'Finding').id, { name: 'activity', hotkey: '1' })
  const refused = await changeLabelSet(set.id, 1, bad, 'local')
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'label-set-invalid', details: { problems: [{ field: 'name' }, { field: 'hotkey' }] } },
  })
  expect(await theSet()).toEqual(set)
})

test('what is as it was makes no version', async () => {
  expect((await save(draftOf(set))).labelSet.version).toBe(1)
})

test('a set is made, becomes the one for new work, and the old one can then be retired', async () => {
  const told: unknown[] = []
  const stop = listenLive((event) => told.push(event))
  const draft = { name: 'Colon', rules: [], labels: [{ ...blankLabel('x', '#0072b2'), name: 'Polyp', hotkey: '1' }] }
  const colon = await createLabelSet(draft, 'local')
  if (!colon.ok) throw new Error(colon.error.message)
  const { id } = colon.value.labelSet
  expect(colon.value.labelSet).toMatchObject({ name: 'Colon', version: 1, isDefault: false })
  expect(told).toEqual([{ event: 'labels', data: { labelSetIds: [id] } }])
  stop()

  expect(await setLabelSetStanding(set.id, { baseVersion: 1, isRetired: true }, 'local')).toMatchObject({ ok: false })
  const chosen = await setLabelSetStanding(id, { baseVersion: 1, isDefault: true }, 'local')
  expect(chosen).toMatchObject({ ok: true, value: { labelSet: { isDefault: true, version: 2 } } })
  expect((await listLabelSets()).labelSets.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Colon', true],
    ['General', false],
  ])
  expect(await setLabelSetStanding(set.id, { baseVersion: 1, isRetired: true }, 'local')).toMatchObject({
    ok: false,
    error: { code: 'version-conflict' },
  })
  expect(await setLabelSetStanding(set.id, { baseVersion: 2, isRetired: true }, 'local')).toMatchObject({ ok: true })
  expect(await listAllLabelSets()).toMatchObject({ labelSets: [{ name: 'Colon' }], retired: [{ name: 'General' }] })
  expect(await setLabelSetStanding(set.id, { baseVersion: 3, isDefault: true }, 'local')).toMatchObject({ ok: false })
  expect(await setLabelSetStanding(id, { baseVersion: 2, isRetired: true }, 'local')).toMatchObject({ ok: false })
})

test('two sets are not called alike', async () => {
  const draft = { name: 'general', rules: [], labels: [{ ...blankLabel('x', '#0072b2'), name: 'Polyp' }] }
  expect(await createLabelSet(draft, 'local')).toMatchObject({ ok: false, error: { code: 'label-set-invalid' } })
})

test('a set that is not there', async () => {
  expect(await readLabelSet('nobody')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await readLabelSetVersions('nobody')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await changeLabelSet('nobody', 1, draftOf(set), 'local')).toMatchObject({ ok: false })
})
