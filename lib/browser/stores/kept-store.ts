import { createStore, type StoreApi } from 'zustand/vanilla'
import { keepText, keptText } from './kept-text'

/** Something of this browser, the same in all its tabs and after a reload. */
export type KeptStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'> & {
  /** Keeps `next`. Without storage (it is full, or forbidden) it lasts as long as the page. */
  readonly keep: (next: T) => void
}

/**
 * What was kept under `key`, made of its JSON by `parse`; what is missing or cannot be read is undefined to it. Other tabs
 * are followed as they change it. On the server, and in the first render of the page, it is what `parse` makes of nothing,
 * so that both render the same.
 */
export function createKeptStore<T>(key: string, parse: (kept: unknown) => T): KeptStore<T> {
  const store = createStore<T>(() => parse(undefined))
  const read = () => store.setState(parse(jsonAt(key)), true)
  read()
  globalThis.window?.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) read()
  })
  return {
    ...store,
    keep: (next) => {
      store.setState(next, true)
      keepText(key, JSON.stringify(next))
    },
  }
}

function jsonAt(key: string): unknown {
  try {
    return JSON.parse(keptText(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
