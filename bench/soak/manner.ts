import type { Next } from './connection'

/** How a client takes an answer: to its end, slowly for a while, or not to its end. */
export type Manner =
  | { readonly kind: 'all' }
  | { readonly kind: 'slow'; readonly untilMs: number }
  /** Leaves after so many bytes of the body; `how` is a FIN or a RST. */
  | { readonly kind: 'some'; readonly bytes: number; readonly how: 'close' | 'reset' }
  /** Leaves after so long, most likely before there is an answer. */
  | { readonly kind: 'hasty'; readonly ms: number; readonly how: 'close' | 'reset' }

const SLOW_MS = 3000

export function randomManner(): Manner {
  const kind = Math.random()
  const how = Math.random() < 0.5 ? 'close' : 'reset'
  if (kind < 0.5) return { kind: 'all' }
  if (kind < 0.55) return { kind: 'slow', untilMs: performance.now() + SLOW_MS * Math.random() }
  if (kind < 0.9) return { kind: 'some', bytes: Math.floor(512 * 1024 * Math.random() ** 3), how }
  return { kind: 'hasty', ms: Math.floor(Math.random() * 8), how }
}

/** What such a client does when it has `received` bytes of a body that goes on. */
export function nextOf(manner: Manner, received: number): Next {
  switch (manner.kind) {
    case 'all':
    case 'hasty':
      return 'more'
    case 'slow':
      return performance.now() < manner.untilMs ? 'pause' : 'close'
    case 'some':
      return received >= manner.bytes ? manner.how : 'more'
  }
}
