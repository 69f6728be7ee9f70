import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import { isPermission } from '@/lib/auth/permissions'

/** Takes every method itself: it is what answers where nothing else does. */
const WITHOUT_OTHERS = ['app/api/[[...rest]]/route.ts']

const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((path) => join('app', path))
  .filter((path) => path.endsWith('route.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const own = routes.filter(({ path }) => !WITHOUT_OTHERS.includes(path))

/** The statements by which a route has its handlers: from `export const METHOD = handle(` to the next statement. */
const handlersOf = (text: string) =>
  [
    ...text.matchAll(
      /^export const (GET|HEAD|POST|PUT|PATCH|DELETE) = (handle\([\s\S]*?)(?=^(?:export|\/\*\*|const|function|type) ?|(?![\s\S]))/gm,
    ),
  ].map(([, method = '', spec = '']) => ({ method, spec }))

test('there are routes', () => expect(own.length).toBeGreaterThan(20))

test.each(own)('$path names its handlers and refuses all other methods', ({ text }) => {
  const declared = [...text.matchAll(/^export const (GET|HEAD|POST|PUT|PATCH|DELETE) = /gm)].map(([, method]) => method)
  expect(declared.length).toBeGreaterThan(0)
  const others = /^export const \{ ([A-Z, ]+) \} = otherMethods\(([^)]*)\)\n*$/m.exec(text)
  expect(text.trimEnd().split('\n').at(-1)).toBe(others?.[0].trimEnd())
  const taken = [...(others?.[2] ?? '').matchAll(/'([A-Z]+)'/g)].map(([, method]) => method)
  expect(taken.toSorted()).toEqual(declared.filter((method) => method !== 'HEAD').toSorted())
  const refused = (others?.[1] ?? '').split(', ')
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    expect(taken.includes(method), `${method} is taken or refused, not both`).toBe(!refused.includes(method))
  expect(refused.includes('OPTIONS') || /^export const OPTIONS = /m.test(text)).toBe(true)
})

test.each(own)('$path declares who may, and what is written down of a change', ({ path, text }) => {
  const handlers = handlersOf(text)
  expect(handlers.length, 'handlers are made by handle(spec, handler) in place').toBeGreaterThan(0)
  for (const { method, spec } of handlers) {
    const permission = /permission: '([a-z:-]+)'/.exec(spec)?.[1] ?? ''
    expect(isPermission(permission), `${method} ${path} has a permission of the table`).toBe(true)
    const audit = /audit: (?:\{ once: )?'([a-z.-]+)'/.exec(spec)?.[1]
    if (['GET', 'HEAD'].includes(method) && audit === undefined) continue
    expect(['nothing', ...Object.keys(AUDIT_ACTIONS)], `${method} ${path} declares its audit`).toContain(audit)
  }
})
