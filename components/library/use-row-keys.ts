import type { Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

type Rows = Virtualizer<Window, Element>

/** Where each key goes from row `here` of `count`, when `page` rows fit on the screen. */
const TARGET: Readonly<Record<string, (here: number, count: number, page: number) => number>> = {
  ArrowDown: (here) => here + 1,
  ArrowUp: (here) => here - 1,
  PageDown: (here, _, page) => here + page,
  PageUp: (here, _, page) => here - page,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * Moves between rows by the keyboard, as in any list; Enter opens, as with any link. Rows far away are not in the page
 * yet: they are scrolled to, and get the focus when they are there. Each row is an `li` with `data-index`.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, rows: Rows, rowHeight: number) {
  const wanted = useRef<number | null>(null)
  const focusWanted = () => {
    const row = wanted.current === null ? null : linkOf(list.current, wanted.current)
    if (row == null) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }
  useEffect(focusWanted)
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.ctrlKey || event.altKey || event.metaKey ? undefined : TARGET[event.key]
    const here = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'])
    if (target === undefined || Number.isNaN(here)) return
    event.preventDefault()
    const { count } = rows.options
    const page = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 2)
    const index = Math.min(Math.max(target(wanted.current ?? here, count, page), 0), count - 1)
    wanted.current = index
    rows.scrollToIndex(index, { align: 'auto' })
    focusWanted()
  }
}

const linkOf = (list: HTMLElement | null, index: number): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-index="${index}"] a`) ?? null
