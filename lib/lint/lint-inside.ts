import { joined } from '@/lib/labels/describe-rule'
import {
  countFrames,
  created,
  deleted,
  fixBy,
  isChoosable,
  type LintContext,
  nameOf,
  resized,
  spanOf,
  whichSegment,
} from './lint-context'
import type { LintFix, LintProblem, LintSegment } from './problem'

/** Segments that must lie inside a segment of certain labels, and do not. O(n log n) for each such rule. */
export function lintInside(context: LintContext): LintProblem[] {
  return context.labels.flatMap((label) =>
    label.rules.flatMap((rule) => {
      if (rule.type !== 'inside') return []
      const places = placesOf(context.segments, new Set(rule.of))
      const own = context.segments.filter(({ labelId }) => labelId === label.id)
      return own.flatMap((segment) => {
        const around = places.around(segment)
        const isInside = around !== undefined && around.endFrame >= segment.endFrame
        return isInside ? [] : [outside(context, segment, rule.of, places.nearest(segment))]
      })
    }),
  )
}

type Places = {
  /** Of the segments that start at or before it, the one that reaches farthest. */
  readonly around: (segment: LintSegment) => LintSegment | undefined
  /** The one it overlaps most, of the one that reaches in from before and the first that starts within it. */
  readonly nearest: (segment: LintSegment) => LintSegment | undefined
}

function placesOf(segments: readonly LintSegment[], labelIds: ReadonlySet<string>): Places {
  const places = segments.filter(({ labelId }) => labelIds.has(labelId))
  const farthest: LintSegment[] = []
  for (const place of places) {
    const before = farthest.at(-1)
    farthest.push(before === undefined || place.endFrame > before.endFrame ? place : before)
  }
  const around = (segment: LintSegment) => farthest[startedBy(places, segment.startFrame) - 1]
  const nearest = (segment: LintSegment) => {
    const candidates = [around(segment), places[startedBy(places, segment.startFrame)]]
    const overlapping = candidates.flatMap((place) =>
      place !== undefined && overlapOf(place, segment) > 0 && place.id !== segment.id ? [place] : [],
    )
    return overlapping.sort((a, b) => overlapOf(b, segment) - overlapOf(a, segment))[0]
  }
  return { around, nearest }
}

/** How many of `places`, which are in order, start at or before `at`. */
function startedBy(places: readonly LintSegment[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((places[middle]?.startFrame ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const overlapOf = (a: LintSegment, b: LintSegment): number =>
  Math.min(a.endFrame, b.endFrame) - Math.max(a.startFrame, b.startFrame)

function outside(
  context: LintContext,
  segment: LintSegment,
  of: readonly string[],
  place: LintSegment | undefined,
): LintProblem {
  const wanted = joined(
    of.map((id) => context.labelOf.get(id)?.name ?? 'a label that is not there'),
    'or',
  )
  const out = segment.endFrame - segment.startFrame - (place === undefined ? 0 : overlapOf(place, segment))
  const how =
    place === undefined ? `is not inside ${wanted}` : `reaches out of ${nameOf(context, place)} by ${countFrames(out)}`
  return {
    key: `inside:${[...of].sort().join('+')}:${segment.id}`,
    rule: 'inside',
    severity: 'error',
    segmentIds: place === undefined ? [segment.id] : [segment.id, place.id],
    span: spanOf(segment),
    words: `${whichSegment(context, segment)}, ${how}.`,
    fixes: () => (place === undefined ? fixesWithout(context, segment, of) : fixesWith(context, segment, place)),
  }
}

function fixesWith(context: LintContext, segment: LintSegment, place: LintSegment): LintFix[] {
  const [name, around] = [nameOf(context, segment), nameOf(context, place)]
  const start = Math.max(segment.startFrame, place.startFrame)
  const end = Math.min(segment.endFrame, place.endFrame)
  const trim = resized(context, segment, start, end)
  const from = Math.min(segment.startFrame, place.startFrame)
  const to = Math.max(segment.endFrame, place.endFrame)
  const isInVideo = segment.endFrame <= context.index.frameCount
  const extend = isInVideo ? resized(context, place, from, to) : []
  return [...fixBy(`Cut ${name} to ${around}`, trim), ...fixBy(`Extend ${around} to hold ${name}`, extend)]
}

function fixesWithout(context: LintContext, segment: LintSegment, of: readonly string[]): LintFix[] {
  const isInVideo = segment.endFrame <= context.index.frameCount
  const choosable = isInVideo ? of.map((id) => context.labelOf.get(id)).filter(isChoosable) : []
  return [
    ...choosable.slice(0, 3).flatMap(({ id, name }) => {
      const step = created(id, segment.startFrame, segment.endFrame)
      return fixBy(`Put ${name} round it`, [step])
    }),
    ...fixBy(`Delete the ${nameOf(context, segment)}`, [deleted(segment)]),
  ]
}
