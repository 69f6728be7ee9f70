import { err, ok, type Result } from '@/lib/result/result'

/** A video, who has it already, and for whom it is not: it would not exist for them. */
export type SharedVideo = {
  readonly id: string
  readonly has: readonly string[]
  readonly notFor?: readonly string[]
}

/** A video goes to somebody. */
export type Share = { readonly videoId: string; readonly userId: string }

/**
 * Fills the places of `videos` with `members`, so that `perVideo` different people have each; what somebody has they
 * keep. A place stays free where everybody else is somebody for whom the video is not. The error says why that cannot be.
 *
 * Each place goes to whoever has least by then, ties by the order of `members`: nobody of them has more than one video more
 * than another, unless what they had before was uneven. The same request gives the same answer.
 */
export function shareOut(
  videos: readonly SharedVideo[],
  members: readonly string[],
  perVideo: number,
): Result<readonly Share[], string> {
  const people = [...new Set(members)]
  const load = new Map(people.map((userId) => [userId, 0]))
  for (const { has } of videos) for (const userId of has) if (load.has(userId)) bump(load, userId)
  const shares: Share[] = []
  for (const { id, has, notFor = [] } of videos) {
    const missing = perVideo - new Set(has).size
    if (missing <= 0) continue
    const others = people.filter((userId) => !has.includes(userId))
    if (others.length < missing) return err(tooFew(people.length, perVideo))
    const able = others.filter((userId) => !notFor.includes(userId))
    // Sorting keeps the order of those who are equal.
    const chosen = able.toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0)).slice(0, missing)
    for (const userId of chosen) {
      bump(load, userId)
      shares.push({ videoId: id, userId })
    }
  }
  return ok(shares)
}

/** How many places of `videos` stay free after these `shares`. */
export function placesLeft(videos: readonly SharedVideo[], shares: readonly Share[], perVideo: number): number {
  const missing = videos.reduce((sum, { has }) => sum + Math.max(0, perVideo - new Set(has).size), 0)
  return missing - shares.length
}

function bump(load: Map<string, number>, userId: string): void {
  load.set(userId, (load.get(userId) ?? 0) + 1)
}

function tooFew(members: number, perVideo: number): string {
  const have =
    members === 0 ? 'nobody is a member' : members === 1 ? 'there is one member' : `there are ${members} members`
  const need = perVideo === 1 ? 'one person' : `${perVideo} different people`
  return `Each video is for ${need}, and ${have}. Add members, or have fewer people label each video.`
}
