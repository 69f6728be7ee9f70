import { expect, test } from 'vitest'
import type { VerifiedVideo } from './doctor-event'
import { type Examination, type ExaminationEvent, fixedText, IDLE, nextExamination, remediesAfter } from './examination'
import type { Fault, Finding } from './finding'

const dryRun = { fix: false, deep: false }
const finding = (fault: Fault): Finding => ({ video: null, variant: 'raw', rendition: null, fault })
const video = (id: string, codes: Fault[], quarantine: VerifiedVideo['quarantine'] = 'none'): VerifiedVideo => ({
  id,
  title: id,
  findings: codes.map(finding),
  quarantine,
})
const after = (...events: ExaminationEvent[]): Examination => events.reduce(nextExamination, IDLE)
const started = { event: 'started', request: dryRun } as const
const progress = (videoId: string, fraction: number) =>
  ({ event: 'progress', videoId, title: videoId, step: 'hashing', fraction }) as const

test('a verification from its start to its end', () => {
  const bad = video('a', [{ code: 'file-missing' }])
  const orphan = finding({ code: 'orphan', path: 'x', sizeBytes: 1 })
  const totals = { total: 2, valid: 1, invalid: 1 }
  const events: ExaminationEvent[] = [
    started,
    { event: 'planned', videos: 2 },
    progress('a', 0.5),
    progress('b', 0.1),
    progress('a', 0.9),
  ]
  expect(after(...events)).toMatchObject({
    state: 'running',
    planned: 2,
    done: 0,
    underWay: [
      { id: 'a', fraction: 0.9 },
      { id: 'b', fraction: 0.1 },
    ],
  })
  events.push({ event: 'verified', video: bad }, { event: 'verified', video: video('b', []) })
  expect(after(...events)).toMatchObject({ done: 2, underWay: [], results: { videos: [bad] } })
  events.push({ event: 'unrecorded', finding: orphan }, { event: 'finished', totals })
  expect(after(...events)).toEqual({
    state: 'finished',
    totals,
    results: { request: dryRun, videos: [bad], unrecorded: [orphan] },
  })
})

test.each([
  { what: 'stopped', events: [started, { event: 'stopped' }], state: 'idle' },
  { what: 'failed', events: [started, { event: 'failed', reason: 'gone' }], state: 'failed' },
  { what: 'late', events: [progress('a', 1)], state: 'idle' },
  { what: 'begun again', events: [started, { event: 'failed', reason: 'gone' }, started], state: 'running' },
] satisfies { what: string; events: ExaminationEvent[]; state: string }[])('$what: $state', ({ events, state }) => {
  expect(after(...events).state).toBe(state)
})

test.each([
  { what: 'nothing', videos: [], fix: false, toQuarantine: 0, toLift: 0 },
  { what: 'an invalid one', videos: [video('a', [{ code: 'file-missing' }])], fix: false, toQuarantine: 1, toLift: 0 },
  {
    what: 'one in quarantine already',
    videos: [video('a', [{ code: 'file-missing' }], 'already')],
    fix: false,
    toQuarantine: 0,
    toLift: 0,
  },
  {
    what: 'one that somebody else quarantined',
    videos: [video('a', [{ code: 'file-missing' }, { code: 'quarantined-otherwise', detail: 'x' }])],
    fix: false,
    toQuarantine: 0,
    toLift: 0,
  },
  {
    what: 'one that could not be verified',
    videos: [video('a', [{ code: 'not-verified', detail: 'x' }])],
    fix: false,
    toQuarantine: 0,
    toLift: 0,
  },
  {
    what: 'a mended one',
    videos: [video('a', [{ code: 'quarantine-outdated' }], 'already')],
    fix: false,
    toQuarantine: 0,
    toLift: 1,
  },
  {
    what: 'a run that did it',
    videos: [video('a', [{ code: 'file-missing' }], 'set')],
    fix: true,
    toQuarantine: 0,
    toLift: 0,
  },
] as const)('$what leaves $toQuarantine to quarantine and $toLift to lift', ({ videos, fix, toQuarantine, toLift }) => {
  const results = { request: { fix, deep: false }, videos, unrecorded: [] }
  expect(remediesAfter(results)).toEqual({ toQuarantine, toLift })
})

test.each([
  { fix: false, outcomes: ['none'], says: null },
  { fix: true, outcomes: ['none', 'already'], says: 'There was nothing to quarantine and nothing to lift.' },
  { fix: true, outcomes: ['set'], says: '1 video was put in quarantine.' },
  {
    fix: true,
    outcomes: ['set', 'set', 'lifted'],
    says: '2 videos were put in quarantine, and the quarantine of 1 video was lifted.',
  },
] as const)('$says', ({ fix, outcomes, says }) => {
  const videos = outcomes.map((outcome, n) => video(`${n}`, [{ code: 'file-missing' }], outcome))
  expect(fixedText({ request: { fix, deep: false }, videos, unrecorded: [] })).toBe(says)
})
