import { expect, test } from 'vitest'
import { ALL_PERMISSIONS, GRANTABLE, type Permission, permissionsOf, ROLES } from './permissions'
import { byToken, commandLine, isPermitted, NOBODY, signedIn } from './principal'

const person = { id: 'ana', name: 'Ana', role: 'annotator', grants: [], mustChangePassword: false } as const

test('each role may what the ones before it may', () => {
  const [annotator, reviewer, administrator] = ROLES.map((role) => permissionsOf(role))
  for (const one of annotator ?? []) expect(reviewer?.has(one)).toBe(true)
  for (const one of reviewer ?? []) expect(administrator?.has(one)).toBe(true)
})

test('raw footage is for administrators, and for whom one gives it to', () => {
  expect(ROLES.filter((role) => permissionsOf(role).has('media:raw'))).toEqual(['administrator'])
  expect(isPermitted(signedIn({ ...person, grants: ['media:raw'] }, 's'), 'media:raw')).toBe(true)
})

test('what nobody may be given is not given', () => {
  const asked: readonly Permission[] = ['user:manage', 'audit:read', 'library:import']
  expect(asked.filter((one) => GRANTABLE.includes(one))).toEqual([])
  expect([...permissionsOf('annotator', asked)]).toEqual([...permissionsOf('annotator')])
})

test('files of the machine are named by the command line alone', () => {
  expect(ROLES.some((role) => permissionsOf(role).has('library:import'))).toBe(false)
  expect(ALL_PERMISSIONS.every((one) => isPermitted(commandLine('local'), one))).toBe(true)
})

test('nobody may probe, and nothing else', () => {
  expect(ALL_PERMISSIONS.filter((one) => isPermitted(NOBODY, one))).toEqual(['service:probe'])
})

test('a token never may more than its person, and never makes another', () => {
  const token = byToken(person, ['video:list', 'media:raw', 'token:own'])
  expect([...token.permissions].sort()).toEqual(['service:probe', 'video:list'])
  expect(byToken({ ...person, role: 'administrator' }, []).permissions.has('token:own')).toBe(false)
  expect(byToken({ ...person, mustChangePassword: true }, ['video:list']).permissions.has('video:list')).toBe(true)
})
