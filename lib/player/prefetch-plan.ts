import { keyframeBefore } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { foresee, type PrefetchReason } from './foresee'
import type { PrefetchSituation } from './prefetch-situation'
import { seekHabits } from './seek-habits'

/** A frame that may be asked for next. `weight` is how likely, 0-1, of use only against another of the same plan. */
export type PrefetchTarget = { readonly frame: Frame; readonly reason: PrefetchReason; readonly weight: number }

export const MAXIMUM_TARGETS = 5

/**
 * What to fetch while nothing else is to be done: at most five frames, the likeliest first, none twice and none that
 * lies in the keyframe group of another or of the frame on screen, because what is fetched is the whole group.
 *
 * Nothing where something is waiting, or where data is to be saved: what was asked for comes first.
 */
export function planPrefetch(situation: PrefetchSituation): readonly PrefetchTarget[] {
  const { index, isIdle, savesData } = situation
  if (!isIdle || savesData) return []
  const habits = seekHabits(situation.recentSeeks, new Set(situation.boundaries))
  const likeliestFirst = foresee(situation, habits)
    .filter((guess) => guess.frame >= 0 && guess.frame < index.frameCount)
    .toSorted((a, b) => b.weight - a.weight || a.frame - b.frame)
  // A group is named by its keyframe; what comes before the first keyframe belongs to the first.
  const taken = new Set([keyframeBefore(index, situation.frame)])
  const plan: PrefetchTarget[] = []
  for (const guess of likeliestFirst) {
    const target = { ...guess, frame: frame(guess.frame) }
    const group = keyframeBefore(index, target.frame)
    if (plan.length === MAXIMUM_TARGETS) break
    if (taken.has(group)) continue
    taken.add(group)
    plan.push(target)
  }
  return plan
}
