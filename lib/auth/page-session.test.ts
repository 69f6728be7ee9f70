import { expect, test } from 'vitest'
import {
  type LockOut,
  nextPageSession,
  type PageSession,
  type PageSessionEvent,
  UNKNOWN_SESSION,
  wayOut,
} from './page-session'

const ana = { id: 'a', name: 'Ana', username: 'ana' }
const ben = { id: 'b', name: 'Ben', username: 'ben' }
const known = (person: typeof ana, mustChangePassword = false): PageSessionEvent => ({
  type: 'known',
  person,
  mustChangePassword,
})
const REFUSED: PageSessionEvent = { type: 'refused' }
const PUT_OFF: PageSessionEvent = { type: 'put-off' }

const after = (...events: readonly PageSessionEvent[]): PageSession => events.reduce(nextPageSession, UNKNOWN_SESSION)

test.each<{ events: PageSessionEvent[]; expected: PageSession; rule: string }>([
  { events: [known(ana)], expected: { person: ana, lock: null, isPutOff: false }, rule: 'whoever is named first' },
  {
    events: [known(ana), REFUSED],
    expected: { person: ana, lock: { kind: 'signed-out' }, isPutOff: false },
    rule: 'stays theirs when they are signed out',
  },
  {
    events: [known(ana), REFUSED, known(ana)],
    expected: { person: ana, lock: null, isPutOff: false },
    rule: 'and goes on when they sign in again',
  },
  {
    events: [known(ana), REFUSED, known(ben)],
    expected: { person: ana, lock: { kind: 'other-person', name: 'Ben' }, isPutOff: false },
    rule: 'and is never another’s',
  },
  {
    events: [known(ana), known(ben), known(ana)],
    expected: { person: ana, lock: null, isPutOff: false },
    rule: 'but theirs again when they come back',
  },
  {
    events: [known(ana), known(ana, true)],
    expected: { person: ana, lock: { kind: 'password' }, isPutOff: false },
    rule: 'somebody who has to choose a password can do nothing else',
  },
  {
    events: [known(ana), REFUSED, PUT_OFF, REFUSED, REFUSED],
    expected: { person: ana, lock: { kind: 'signed-out' }, isPutOff: true },
    rule: 'what was put off is not asked again with each refusal',
  },
  {
    events: [known(ana), REFUSED, PUT_OFF, known(ben)],
    expected: { person: ana, lock: { kind: 'other-person', name: 'Ben' }, isPutOff: false },
    rule: 'but for another reason',
  },
  {
    events: [known(ana), REFUSED, PUT_OFF, { type: 'taken-up' }],
    expected: { person: ana, lock: { kind: 'signed-out' }, isPutOff: false },
    rule: 'and when they ask for it',
  },
  {
    events: [REFUSED],
    expected: { person: null, lock: { kind: 'signed-out' }, isPutOff: false },
    rule: 'nobody at all',
  },
])('a page: $rule', ({ events, expected }) => {
  expect(after(...events)).toEqual(expected)
})

const OUT: LockOut = { kind: 'signed-out' }

test.each<{ lock: LockOut | null; person?: null; path: string; expected: string | null; rule: string }>([
  { lock: null, path: '/', expected: null, rule: 'nobody is locked out' },
  {
    lock: OUT,
    person: null,
    path: '/videos/v1',
    expected: '/sign-in?next=%2Fplace%3Fa%3D1',
    rule: 'nothing to stay for',
  },
  { lock: OUT, path: '/videos/v1', expected: null, rule: 'where somebody labels the page stays' },
  { lock: OUT, path: '/review/d1', expected: null, rule: 'what was begun to be written of it stays, too' },
  { lock: OUT, path: '/review/agreement', expected: '/sign-in?next=%2Fplace%3Fa%3D1', rule: 'a list does not' },
  { lock: OUT, path: '/videos/v1/statistics', expected: '/sign-in?next=%2Fplace%3Fa%3D1', rule: 'beside it not' },
  { lock: OUT, path: '/', expected: '/sign-in?next=%2Fplace%3Fa%3D1', rule: 'signs in, and comes back' },
  { lock: OUT, path: '/sign-in', expected: null, rule: 'it is there already' },
  { lock: { kind: 'password' }, path: '/', expected: '/account?choose=password', rule: 'chooses a password' },
  { lock: { kind: 'password' }, path: '/account', expected: null, rule: 'it does so there' },
  { lock: { kind: 'other-person', name: 'Ben' }, path: '/', expected: '/place?a=1', rule: 'is loaded anew for them' },
])('$path for $lock.kind: $rule', ({ lock, person = ana, path, expected }) => {
  expect(wayOut({ lock, person, isPutOff: false }, path, '/place?a=1')).toBe(expected)
})
