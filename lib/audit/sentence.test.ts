import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from './actions'
import { detailAsText, detailInWords, sentenceOf } from './sentence'

const ENTRY = {
  actorName: 'Ana Pérez',
  actorKind: 'person',
  action: 'video.viewed',
  outcome: 'done',
  videoId: 'v1',
  videoTitle: 'Colonoscopy 3',
  subjectName: null,
  details: {},
} as const

const said = (entry: Partial<Parameters<typeof sentenceOf>[0]>): string => {
  const { who, did, whom } = sentenceOf({ ...ENTRY, ...entry })
  return [who, did, ...(whom === null ? [] : [whom])].join(' ')
}

test.each([
  [{}, 'Ana Pérez watched Colonoscopy 3'],
  [{ action: 'document.submitted' }, 'Ana Pérez submitted work on Colonoscopy 3'],
  [{ action: 'video.deleted', videoTitle: null }, 'Ana Pérez deleted the video v1, which is gone'],
  [{ action: 'segments.exported', videoId: null, videoTitle: null }, 'Ana Pérez exported segments of several videos'],
  [{ action: 'session.signed-in', videoId: null, videoTitle: null }, 'Ana Pérez signed in'],
  [
    { action: 'user.disabled', videoId: null, videoTitle: null, subjectName: 'Ben' },
    'Ana Pérez disabled a person: Ben',
  ],
  [
    { action: 'token.revoked', videoId: null, videoTitle: null, details: { name: 'nightly' } },
    'Ana Pérez revoked a token: nightly',
  ],
  [{ action: 'library.uploaded' }, 'Ana Pérez sent a video: Colonoscopy 3'],
  [{ action: 'video.viewed-raw', outcome: 'refused' }, 'Ana Pérez was refused: watched raw footage of Colonoscopy 3'],
  [
    {
      actorKind: 'nobody',
      actorName: 'Nobody',
      action: 'session.refused',
      outcome: 'refused',
      videoId: null,
      videoTitle: null,
      details: { username: 'root' },
    },
    'Somebody as root was refused to sign in',
  ],
  [{ action: 'moon.landed', videoId: null, videoTitle: null }, 'Ana Pérez moon.landed'],
] as const)('%j: %s', (entry, words) => {
  expect(said(entry)).toBe(words)
})

test('every action makes a sentence without a video, a name or a detail', () => {
  for (const action of Object.keys(AUDIT_ACTIONS))
    expect(said({ action, videoId: null, videoTitle: null })).not.toMatch(/undefined|null|:$/)
})

test('details are text', () => {
  expect(['batchName', 'role'].map(detailInWords)).toEqual(['batch name', 'role'])
  expect([null, true, false, 3, 'x', ['a', 'b'], []].map(detailAsText)).toEqual([
    ...['nothing', 'yes', 'no', '3', 'x', 'a, b', 'none'],
  ])
})
