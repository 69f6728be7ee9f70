import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeLabel, draftOf } from '@/lib/labels/draft'
import type { Label, LabelSet } from '@/lib/labels/schema'
import { annotationDocument } from '@/lib/segments/document-schema'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { changeLabelSet } from '@/lib/server/labels/change-label-sets'
import { listLabelSets } from '@/lib/server/labels/label-sets'
import { readVideoReadiness } from '@/lib/server/readiness/video-readiness'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { readDocument } from './read-document'
import { reopenDocument, submitDocument } from './submit-document'

let library: TestLibrary
let videoId = ''
let set: LabelSet
let finding: Label

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
  const [first] = (await listLabelSets()).labelSets
  const label = first?.labels.find(({ name }) => name === 'Finding')
  if (first === undefined || label === undefined) throw new Error('there is no label set')
  set = first
  finding = label
})

afterEach(() => library.close())

let made = 0
async function create(changes: object = {}) {
  const one = { id: `operation-${++made}`, type: 'create', segmentId: `segment-${made}`, labelId: finding.id }
  const sent = operation.parse({ ...one, startFrame: 10, endFrame: 20, ...changes })
  const answer = await applyOperations(videoId, [sent], 'local')
  return answer.ok ? answer.value.results[0] : undefined
}

const read = async () => {
  const document = await readDocument(videoId, 'local')
  if (!document.ok) throw new Error(document.error.message)
  return annotationDocument.parse(document.value)
}

const openForEditing = async () => {
  const readiness = await readVideoReadiness(videoId, OWNER)
  return readiness.ok ? readiness.value.checks.find(({ id }) => id === 'open-for-editing') : undefined
}

const demand = (label: Partial<Label>) =>
  changeLabelSet(set.id, set.version, changeLabel(draftOf(set), finding.id, label), 'local')

test('before the first edit the document would get the set for new work; after it, it keeps the set it began with', async () => {
  expect(await read()).toMatchObject({ state: 'none', labelSet: { id: set.id }, submittedAt: null })
  await create()
  await db().labelSet.update({ where: { id: set.id }, data: { retiredAt: new Date(), isDefault: false } })
  await db().labelSet.create({ data: { name: 'Another', isDefault: true } })
  expect(await read()).toMatchObject({ state: 'draft', labelSet: { id: set.id } })
  expect(await readDocument('nobody', 'local')).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
})

test('submitted work is closed and says by which version it was judged; reopened it takes edits', async () => {
  await create()
  await demand({ name: 'Polyp' })
  const submitted = await submitDocument(videoId, {}, 'local')
  expect(submitted).toMatchObject({ ok: true, value: { state: 'submitted', labelSetVersion: 2 } })
  expect(Date.parse((await read()).submittedAt ?? '')).toBeGreaterThan(0)
  expect(await create({ startFrame: 30, endFrame: 40 })).toMatchObject({ status: 'rejected', code: 'document-closed' })
  expect(await openForEditing()).toMatchObject({ state: 'failed', actor: 'annotator' })
  expect(await submitDocument(videoId, {}, 'local')).toEqual(submitted)

  expect(await reopenDocument(videoId, 'local')).toMatchObject({
    ok: true,
    value: { state: 'draft', submittedAt: null },
  })
  expect(await openForEditing()).toMatchObject({ state: 'ok' })
  expect(await create({ startFrame: 30, endFrame: 40 })).toMatchObject({ status: 'applied' })
})

test('work that breaks a rule is refused with the problems that the page shows', async () => {
  await create()
  await demand({ rules: [{ type: 'minimum-length', amount: 20, unit: 'frames' }] })
  expect(await submitDocument(videoId, {}, 'local')).toMatchObject({
    ok: false,
    error: {
      code: 'not-submittable',
      message: 'One error is left: Finding, frames 10 to 19, has 10 frames; it must have at least 20 frames.',
      details: { errorCount: 1, proposals: 0, errors: [{ rule: 'minimum-length', startFrame: 10, endFrame: 20 }] },
    },
  })
  expect((await read()).state).toBe('draft')
})

test('a suggestion that nobody decided on keeps work from being submitted, whatever rule it breaks does not', async () => {
  await create({ source: 'prediction', isProposal: true })
  await demand({ rules: [{ type: 'minimum-length', amount: 20, unit: 'frames' }] })
  expect(await submitDocument(videoId, {}, 'local')).toMatchObject({
    ok: false,
    error: {
      message: 'One suggestion is neither accepted nor rejected.',
      details: { errorCount: 0, proposals: 1 },
    },
  })
})

test('what a page has not seen is not submitted by it', async () => {
  await create()
  await create({ startFrame: 30, endFrame: 40 })
  expect(await submitDocument(videoId, { seen: { segments: 1, versions: 1 } }, 'local')).toMatchObject({
    ok: false,
    error: { code: 'version-conflict' },
  })
  expect(await submitDocument(videoId, { seen: { segments: 2, versions: 2 } }, 'local')).toMatchObject({ ok: true })
})

test('a video in which there is nothing is submitted as such', async () => {
  expect(await submitDocument(videoId, { seen: { segments: 0, versions: 0 } }, 'local')).toMatchObject({ ok: true })
  expect((await read()).state).toBe('submitted')
})

test('accepted work is opened by nobody but a reviewer; returned work can be submitted again', async () => {
  expect(await reopenDocument(videoId, 'local')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await create()
  await db().annotationDocument.updateMany({ data: { state: 'accepted' } })
  expect(await reopenDocument(videoId, 'local')).toMatchObject({ ok: false, error: { code: 'document-closed' } })
  expect(await submitDocument(videoId, {}, 'local')).toMatchObject({ ok: false, error: { code: 'document-closed' } })
  await db().annotationDocument.updateMany({ data: { state: 'returned' } })
  expect(await reopenDocument(videoId, 'local')).toMatchObject({ ok: true, value: { state: 'returned' } })
  expect(await submitDocument(videoId, {}, 'local')).toMatchObject({ ok: true, value: { state: 'submitted' } })
})
