import { compareEdges, edgeWith, partKey, type VerifyEdge } from './verify-edges'

/** Which boundaries are walked through. */
export type VerifyScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'unverified' }
  | { readonly kind: 'proposals' }
  | { readonly kind: 'label'; readonly labelId: string }

type Verdict = 'confirmed' | 'skipped'

/**
 * A walk from boundary to boundary. What was seen is remembered by the ends that a boundary is made of, so that it is
 * found again whatever is moved, parted or joined meanwhile. `current` is null when nothing is left.
 */
export type VerifyQueue = {
  readonly scope: VerifyScope
  readonly current: VerifyEdge | null
  readonly seen: ReadonlyMap<string, Verdict>
  /** The boundaries left behind, the newest last: the way back. */
  readonly trail: readonly VerifyEdge[]
}

export type VerifyEvent =
  | { readonly type: 'confirmed' }
  | { readonly type: 'skipped' }
  | { readonly type: 'went-back' }
  /** Segments were changed, by whomever. */
  | { readonly type: 'changed' }

/** What there is to be walked through: every boundary, by frame, and which of them the walk is about. */
export type VerifyField = {
  readonly edges: readonly VerifyEdge[]
  readonly isInScope: (edge: VerifyEdge) => boolean
}

/** A walk that begins at the first boundary in scope. */
export function beginVerify(scope: VerifyScope, field: VerifyField): VerifyQueue {
  const walk: VerifyQueue = { scope, current: null, seen: new Map(), trail: [] }
  return { ...walk, current: nextUnseen(walk, null, field) }
}

/** The walk after `event`; every boundary in scope comes once, those that appear behind it last. */
export function nextVerify(walk: VerifyQueue, event: VerifyEvent, field: VerifyField): VerifyQueue {
  switch (event.type) {
    case 'confirmed':
    case 'skipped':
      return walk.current === null ? walk : leave(walk, walk.current, event.type, field)
    case 'went-back':
      return goBack(walk, field)
    case 'changed':
      return follow(walk, field)
  }
}

function leave(walk: VerifyQueue, left: VerifyEdge, verdict: Verdict, field: VerifyField): VerifyQueue {
  const seen = new Map([...walk.seen, ...left.parts.map((part) => [partKey(part), verdict] as const)])
  const after = { ...walk, seen, trail: [...walk.trail, left] }
  return { ...after, current: nextUnseen(after, left, field) }
}

/** To the newest boundary left behind that is still there: it is to be seen again. */
function goBack(walk: VerifyQueue, { edges }: VerifyField): VerifyQueue {
  const trail = [...walk.trail]
  for (let left = trail.pop(); left !== undefined; left = trail.pop()) {
    const current = edgeWith(edges, left.parts)
    if (current === undefined) continue
    const seen = new Map(walk.seen)
    for (const part of current.parts) seen.delete(partKey(part))
    return { ...walk, current, seen, trail }
  }
  return { ...walk, trail }
}

/** Stays at the boundary wherever it went; where it is gone, or where all had been seen, looks for another. */
function follow(walk: VerifyQueue, field: VerifyField): VerifyQueue {
  const { current } = walk
  const same = current === null ? undefined : edgeWith(field.edges, current.parts)
  return { ...walk, current: same ?? nextUnseen(walk, current, field) }
}

/** The first boundary after `from` that has not been seen; from the beginning where none is left behind it. */
function nextUnseen(walk: VerifyQueue, from: VerifyEdge | null, field: VerifyField): VerifyEdge | null {
  const open = field.edges.filter((edge) => field.isInScope(edge) && !isSeen(walk, edge))
  return open.find((edge) => from !== null && compareEdges(edge, from) > 0) ?? open[0] ?? null
}

const isSeen = ({ seen }: VerifyQueue, { parts }: VerifyEdge): boolean => parts.every((part) => seen.has(partKey(part)))

/** How far the walk is: at boundary `place` of `total`, from 1; of those seen so many were confirmed, so many skipped. */
export type VerifyProgress = {
  readonly place: number
  readonly total: number
  readonly confirmed: number
  readonly skipped: number
}

export function verifyProgress(walk: VerifyQueue, { edges, isInScope }: VerifyField): VerifyProgress {
  const seen = edges.filter((edge) => isSeen(walk, edge))
  const isConfirmed = (edge: VerifyEdge) => edge.parts.every((part) => walk.seen.get(partKey(part)) === 'confirmed')
  const confirmed = seen.filter(isConfirmed).length
  const isCurrent = (edge: VerifyEdge) => edge.id === walk.current?.id
  const total = edges.filter((edge) => isSeen(walk, edge) || isCurrent(edge) || isInScope(edge)).length
  return { place: Math.min(seen.length + 1, total), total, confirmed, skipped: seen.length - confirmed }
}
