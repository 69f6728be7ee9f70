import { byPlace, type LabeledSpan } from './document'
import { temporalIou } from './temporal-iou'

/** Two segments of one label that are taken for the same thing, and how much of it they share. */
export type SegmentMatch = { readonly a: LabeledSpan; readonly b: LabeledSpan; readonly iou: number }

/**
 * Pairs of segments of one label, one of each list, with a temporal IoU of at least `threshold` > 0, each segment in one
 * pair at most: as many pairs as there can be, and of those ways one with the greatest sum of IoU.
 *
 * The rule of temporal action segmentation (Lea et al. 2017, "Temporal Convolutional Networks for Action Segmentation and
 * Detection") counts a prediction as true if its IoU with a segment of its label that is still free reaches k. Which one is
 * free depends on the order there: greedily, or by the best IoU first, a chain of four segments a1 b1 a2 b2, each over
 * the next, may end with the middle pair alone. Here the count is the most that any order could reach, so it is the same
 * whichever of the two is called the prediction.
 *
 * Proof. Segments are vertices, pairs that reach the threshold are edges of a bipartite graph weighted by IoU. Where no
 * segments of one list overlap, as is usual, no two edges cross: were a1 before a2 and b1 before b2, frames in both a1 and
 * b2 would come before those in both a2 and b1, and after them. So in the order of a, edges are in the order of b, too;
 * those that may stand beside an edge are all edges up to some earlier one, and the best of the first n edges is the best
 * without the last or with it (O(E log E) for E edges). Where segments of one list overlap: starting with no pair, the matching is changed along a heaviest alternating path between free vertices until there is none. By
 * Berge's lemma a matching without such a path has the most edges. And changed along heaviest paths, the matching of n
 * edges is the heaviest of n edges at each step (successive shortest paths; Ahuja, Magnanti, Orlin 1993, section 9.7), so
 * that no alternating cycle gains either, which is why the paths below, searched as Bellman and Ford do, are well defined.
 */
export function matchSegments(
  ofA: readonly LabeledSpan[],
  ofB: readonly LabeledSpan[],
  threshold: number,
): readonly SegmentMatch[] {
  const a = [...ofA].sort(byPlace)
  const b = [...ofB].sort(byPlace)
  const matches = groupsOf(candidates(a, b, threshold)).flatMap((group) => matchGroup(group))
  return matches.map(({ a: i, b: j, iou }) => ({ a: at(a, i), b: at(b, j), iou })).sort((x, y) => byPlace(x.a, y.a))
}

/** An edge between places of the two lists. */
type Candidate = { readonly a: number; readonly b: number; readonly iou: number }

/** Every pair that reaches the threshold; only segments that overlap can. */
function candidates(a: readonly LabeledSpan[], b: readonly LabeledSpan[], threshold: number): readonly Candidate[] {
  const found: Candidate[] = []
  const longest = b.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  let from = 0
  for (const [i, one] of a.entries()) {
    // Lists are by start: what began longer ago than the longest lasts has ended for all that follow.
    while (from < b.length && at(b, from).start + longest <= one.start) from += 1
    for (let j = from; j < b.length && at(b, j).start < one.end; j += 1) {
      const iou = temporalIou(one, at(b, j))
      if (iou >= threshold) found.push({ a: i, b: j, iou })
    }
  }
  return found
}

/** The connected parts of the graph: what is in one never weighs on another. */
function groupsOf(edges: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const parent = new Map<string, string>()
  const rootOf = (vertex: string): string => {
    const up = parent.get(vertex) ?? vertex
    if (up === vertex) return vertex
    const root = rootOf(up)
    parent.set(vertex, root)
    return root
  }
  for (const { a, b } of edges) parent.set(rootOf(`a${a}`), rootOf(`b${b}`))
  const groups = new Map<string, Candidate[]>()
  for (const edge of edges) {
    const root = rootOf(`a${edge.a}`)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [edge])
    else group.push(edge)
  }
  return [...groups.values()]
}

/** The matching of one connected part, whose edges are in the order of a, then of b. */
function matchGroup(edges: readonly Candidate[]): readonly Candidate[] {
  const isInOrder = edges.every(({ b }, nth) => b >= (edges[nth - 1]?.b ?? 0))
  return isInOrder ? matchInOrder(edges) : matchByPaths(edges)
}

type Best = {
  readonly count: number
  readonly sum: number
  readonly last: Candidate | null
  readonly before: Best | null
}

/** Edges that do not cross: for each beginning of their list the best there is, from the one before it. */
function matchInOrder(edges: readonly Candidate[]): readonly Candidate[] {
  const bests: Best[] = [{ count: 0, sum: 0, last: null, before: null }]
  let free = 0
  for (const [nth, edge] of edges.entries()) {
    // Edges before `free` share no segment with this one, nor with any that follows.
    while (at(edges, free).a < edge.a && at(edges, free).b < edge.b) free += 1
    const before = at(bests, free)
    const taken = { count: before.count + 1, sum: before.sum + edge.iou, last: edge, before }
    const left = at(bests, nth)
    const isBetter = taken.count > left.count || (taken.count === left.count && taken.sum > left.sum)
    bests.push(isBetter ? taken : left)
  }
  const chosen: Candidate[] = []
  for (let best = bests.at(-1) ?? null; best !== null; best = best.before)
    if (best.last !== null) chosen.push(best.last)
  return chosen
}

/** Any edges: heavier and heavier matchings, each with one more edge than the one before. */
function matchByPaths(edges: readonly Candidate[]): readonly Candidate[] {
  let chosen: ReadonlySet<Candidate> = new Set()
  for (let path = heaviestPath(edges, chosen); path !== null; path = heaviestPath(edges, chosen)) {
    const next = new Set(chosen)
    for (const edge of path) if (!next.delete(edge)) next.add(edge)
    chosen = next
  }
  return [...chosen]
}

/** Doubles differ by less than this for the same sum: a gain below it is none, or a path might go in circles. */
const NO_GAIN = 1e-12

type Reached = { readonly weight: number; readonly by: Candidate; readonly before: Reached | null }

/** A heaviest path from a free vertex of A to one of B, over edges not chosen and back over chosen ones; null if none. */
function heaviestPath(edges: readonly Candidate[], chosen: ReadonlySet<Candidate>): readonly Candidate[] | null {
  const partnerOfA = new Map([...chosen].map((edge) => [edge.a, edge]))
  const takenB = new Set([...chosen].map(({ b }) => b))
  const others = edges.filter((edge) => !chosen.has(edge))
  const reachedB = new Map<number, Reached>()
  while (others.map((edge) => isHeavier(edge, partnerOfA.get(edge.a), reachedB)).includes(true));
  const ends = [...reachedB].flatMap(([b, reached]) => (takenB.has(b) ? [] : [reached]))
  const best = ends.reduce<Reached | null>(
    (most, end) => (most === null || end.weight > most.weight ? end : most),
    null,
  )
  return best === null ? null : edgesOf(best, partnerOfA)
}

/**
 * Whether `edge` leads to its vertex of B over a heavier path than any known, which is then the one known. A vertex of A
 * that is matched is reached over its own pair `partner`, from the vertex of B that it gives up.
 */
function isHeavier(edge: Candidate, partner: Candidate | undefined, reachedB: Map<number, Reached>): boolean {
  const before = partner === undefined ? null : reachedB.get(partner.b)
  if (before === undefined) return false
  const weight = (before === null ? 0 : before.weight - (partner?.iou ?? 0)) + edge.iou
  if (weight <= (reachedB.get(edge.b)?.weight ?? Number.NEGATIVE_INFINITY) + NO_GAIN) return false
  reachedB.set(edge.b, { weight, by: edge, before })
  return true
}

/** The edges of a path that ends as `reached` says: those it adds and the pairs it gives up. */
function edgesOf(reached: Reached, partnerOfA: ReadonlyMap<number, Candidate>): readonly Candidate[] {
  const path: Candidate[] = []
  for (let step: Reached | null = reached; step !== null; step = step.before) {
    const partner = partnerOfA.get(step.by.a)
    path.push(step.by, ...(partner === undefined ? [] : [partner]))
  }
  return path
}

function at<T>(list: readonly T[], place: number): T {
  return list[place] as T
}
