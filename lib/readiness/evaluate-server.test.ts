import { expect, test } from 'vitest'
import { firstObstacle, readinessOf, SERVER_CHECKS } from './check'
import { evaluateServerFacts } from './evaluate-server'
import type { BatchFacts, ServerFacts, TwinFacts, VariantFacts } from './facts'

const raw: VariantFacts = {
  kind: 'raw',
  file: { disk: { kind: 'present', sizeBytes: 5000 }, recordedSizeBytes: 5000 },
  frameCount: 250,
  indexedFrameCount: 250,
  playable: true,
  isOriginalPlayable: true,
  codec: 'avc1.64001f',
  container: 'MP4',
  scrubCopy: { kind: 'present' },
  anonymized: false,
  problems: [],
}

const sound: ServerFacts = {
  quarantineReason: null,
  variant: raw,
  twin: null,
  seesRaw: true,
  labelCount: 7,
  documentState: 'none',
  batch: { kind: 'none' },
  maySegment: true,
}

const twin: TwinFacts = { rawFrameCount: 250, processedFrameCount: 250, samePts: true, sameBytes: false }

const inBatch = (batch: BatchFacts): ServerFacts => ({ ...sound, batch })
const withVariant = (changes: Partial<VariantFacts>): ServerFacts => ({ ...sound, variant: { ...raw, ...changes } })
const withDisk = (disk: VariantFacts['file']['disk']) => withVariant({ file: { disk, recordedSizeBytes: 5000 } })

test('every check of the contract answers once, in reading order', () => {
  expect(evaluateServerFacts(sound).map(({ id }) => id)).toEqual(SERVER_CHECKS)
  expect(readinessOf(evaluateServerFacts(sound)).ready).toBe(true)
})

test.each([
  { case: 'file gone', facts: withDisk({ kind: 'missing' }), failed: ['file-present', 'readable'] },
  { case: 'a folder in its place', facts: withDisk({ kind: 'not-a-file' }), failed: ['file-present', 'readable'] },
  { case: 'cut short', facts: withDisk({ kind: 'present', sizeBytes: 4999 }), failed: ['file-present'] },
  { case: 'no permission', facts: withDisk({ kind: 'unreadable' }), failed: ['readable'] },
  { case: '9 frames', facts: withVariant({ frameCount: 9, indexedFrameCount: 9 }), failed: ['enough-frames'] },
  { case: '10 frames', facts: withVariant({ frameCount: 10, indexedFrameCount: 10 }), failed: [] },
  { case: 'no index', facts: withVariant({ indexedFrameCount: null }), failed: ['frame-index'] },
  { case: 'index of another video', facts: withVariant({ indexedFrameCount: 249 }), failed: ['frame-index'] },
  {
    case: 'codec of no browser',
    facts: withVariant({ playable: false, isOriginalPlayable: false }),
    failed: ['playable'],
  },
  { case: 'processed, nobody vouched', facts: withVariant({ kind: 'processed' }), failed: ['anonymized'] },
  { case: 'processed, anonymized', facts: withVariant({ kind: 'processed', anonymized: true }), failed: [] },
  { case: 'copy of raw', facts: { ...sound, twin: { ...twin, sameBytes: true } }, failed: ['twin-consistent'] },
  {
    case: 'frame dropped',
    facts: { ...sound, twin: { ...twin, processedFrameCount: 249 } },
    failed: ['twin-consistent'],
  },
  { case: 'other times', facts: { ...sound, twin: { ...twin, samePts: false } }, failed: ['twin-consistent'] },
  { case: 'agreeing twins', facts: { ...sound, twin }, failed: [] },
  { case: 'no labels', facts: { ...sound, labelCount: 0 }, failed: ['labels-available'] },
  { case: 'submitted', facts: { ...sound, documentState: 'submitted' as const }, failed: ['open-for-editing'] },
  { case: 'accepted', facts: { ...sound, documentState: 'accepted' as const }, failed: ['open-for-editing'] },
  { case: 'returned', facts: { ...sound, documentState: 'returned' as const }, failed: [] },
  { case: 'given to them', facts: inBatch({ kind: 'given' }), failed: [] },
  {
    case: 'given to others',
    facts: inBatch({ kind: 'not-given', name: 'June' }),
    failed: ['open-for-editing'],
  },
  {
    case: 'returned in a closed batch',
    facts: { ...inBatch({ kind: 'closed', name: 'June' }), documentState: 'returned' as const },
    failed: ['open-for-editing'],
  },
  { case: 'no role', facts: { ...sound, maySegment: false }, failed: ['permitted'] },
  { case: 'quarantined', facts: { ...sound, quarantineReason: 'the hash changed' }, failed: ['file-present'] },
])('$case: fails exactly $failed', ({ facts, failed }) => {
  const checks = evaluateServerFacts(facts)
  expect(checks.filter(({ state }) => state === 'failed').map(({ id }) => id)).toEqual(failed)
  expect(readinessOf(checks).ready).toBe(failed.length === 0)
  for (const check of checks) {
    expect(check.reason).not.toBe('')
    expect(check.remedy !== '', `${check.id} ${check.state} has a remedy`).toBe(check.state === 'failed')
    expect(check.actor === 'nobody').toBe(check.state === 'ok')
  }
  expect(firstObstacle(checks)?.id).toBe(failed[0])
})

test('a video without footage is not ready, and says so', () => {
  const checks = evaluateServerFacts({ ...sound, variant: null })
  expect(readinessOf(checks).ready).toBe(false)
  expect(firstObstacle(checks)?.reason).toBe('This video has no footage.')
})

test('knowing nothing is not being ready', () => {
  expect(readinessOf([]).ready).toBe(false)
})

const scrub = (changes: Partial<VariantFacts>) => {
  const checks = evaluateServerFacts(withVariant(changes))
  return checks.find(({ id }) => id === 'scrub-rendition')
}

test.each([
  { copy: { kind: 'present' }, says: /small copy for scrubbing/, remedy: /^$/ },
  { copy: { kind: 'gone' }, says: /gone or was changed/, remedy: /reindex/ },
  { copy: { kind: 'none', isBeingMade: true, engineProblem: null }, says: /being made/, remedy: /^$/ },
  { copy: { kind: 'none', isBeingMade: false, engineProblem: null }, says: /no scrub copy;/, remedy: /reindex/ },
  {
    copy: { kind: 'none', isBeingMade: false, engineProblem: 'The media engine cannot be loaded.' },
    says: /no scrub copy: The media engine cannot be loaded;/,
    remedy: /platform/,
  },
] as const)(
  'without a scrub copy labeling may start, and the check says what is so: $says',
  ({ copy, says, remedy }) => {
    const check = scrub({ scrubCopy: copy })
    expect(check).toMatchObject({ state: 'ok' })
    expect(check?.reason).toMatch(says)
    expect(check?.remedy).toMatch(remedy)
  },
)

test('a playback copy is said to be one', () => {
  const checks = evaluateServerFacts(withVariant({ isOriginalPlayable: false }))
  expect(checks.find(({ id }) => id === 'playable')).toMatchObject({
    state: 'ok',
    reason: expect.stringMatching(/playback copy/),
  })
})

test('what import found odd is said where the frames are', () => {
  const checks = evaluateServerFacts(withVariant({ problems: ['3 frames are damaged.'] }))
  expect(checks.find(({ id }) => id === 'frame-index')).toMatchObject({
    state: 'ok',
    reason: 'The time of every frame is known. 3 frames are damaged.',
  })
})

test('for whom raw footage does not exist, nothing tells of it, whatever is wrong with it', () => {
  const told = (twinFacts: TwinFacts | null) => {
    const checks = evaluateServerFacts({ ...withVariant({ kind: 'processed' }), twin: twinFacts, seesRaw: false })
    return checks.find(({ id }) => id === 'twin-consistent')
  }
  expect(told(twin)).toEqual(told(null))
  expect(told(null)).toMatchObject({ state: 'ok' })
  const disagreeing = told({ ...twin, rawFrameCount: 251 })
  expect(disagreeing).toMatchObject({ state: 'pending', actor: 'administrator' })
  expect(told({ ...twin, sameBytes: true })).toEqual(disagreeing)
  expect(JSON.stringify([told(twin), disagreeing])).not.toMatch(/raw|251/i)
})
