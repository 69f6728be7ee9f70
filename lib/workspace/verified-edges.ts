import { z } from 'zod'
import { boundaryOf } from './boundary-strip'
import type { Segments } from './document'
import { partKey, type VerifyEdge } from './verify-edges'

/** What was looked at and found right: the boundary stood at `at`, of a segment with this label, at this version. */
const verifiedEdge = z.object({ at: z.number().int(), labelId: z.string(), version: z.number().int() })
const verifiedEdges = z.record(z.string(), verifiedEdge)

/** By end of a segment; kept for one document in one browser. */
export type VerifiedEdges = Readonly<z.infer<typeof verifiedEdges>>

/** What was kept as `text`; nothing where it cannot be read. */
export function parseVerified(text: string | null): VerifiedEdges {
  try {
    return verifiedEdges.catch({}).parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

/**
 * Whether the boundary was found right where it is. Moved, or given another label, it has to be looked at again; what is
 * done to the other end, or to a note, does not touch it. A version older than the one looked at was not looked at.
 */
export const isVerified = (verified: VerifiedEdges, edge: VerifyEdge, segments: Segments): boolean =>
  edge.parts.every((part) => {
    const segment = segments.get(part.segmentId)
    const found = verified[partKey(part)]
    if (segment === undefined || found === undefined) return false
    const { at, labelId, version } = found
    return at === boundaryOf(segment, part.edge) && labelId === segment.labelId && version <= segment.version
  })

/** `verified` with the boundary as it is now; what is known of segments that are not there any more is dropped. */
export function withVerified(verified: VerifiedEdges, edge: VerifyEdge, segments: Segments): VerifiedEdges {
  const kept = Object.entries(verified).filter(([key]) => segments.has(key.slice(0, key.lastIndexOf(' '))))
  const added = edge.parts.flatMap((part) => {
    const segment = segments.get(part.segmentId)
    if (segment === undefined) return []
    const { labelId, version } = segment
    return [[partKey(part), { at: boundaryOf(segment, part.edge), labelId, version }] as const]
  })
  return Object.fromEntries([...kept, ...added])
}
