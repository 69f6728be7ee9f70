import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeptStore } from './kept-store'

const kept = new Map<string, string>()
const page = new EventTarget()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('window', page)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
})
afterEach(() => vi.unstubAllGlobals())

const words = (value: unknown): string => (typeof value === 'string' ? value : 'nothing')

test('what is kept is there again', () => {
  createKeptStore('k', words).keep('something')
  const again = createKeptStore('k', words)
  expect(again.getState()).toBe('something')
  expect(again.getInitialState()).toBe('nothing')
})

test.each(['{', 'null', '12'])('%j kept there is nothing', (text) => {
  kept.set('k', text)
  expect(createKeptStore('k', words).getState()).toBe('nothing')
})

test('what another tab keeps is followed', () => {
  const store = createKeptStore('k', words)
  kept.set('k', '"elsewhere"')
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }))
  expect(store.getState()).toBe('nothing')
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'k' }))
  expect(store.getState()).toBe('elsewhere')
})

test('without storage it lasts as long as the page', () => {
  vi.stubGlobal('localStorage', undefined)
  const store = createKeptStore('k', words)
  store.keep('for now')
  expect(store.getState()).toBe('for now')
})
