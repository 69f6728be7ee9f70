import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { parseCoverage } from '@/lib/http/byte-coverage'
import type { StreamingStats, StreamingTotals, VariantTotals } from '@/lib/http/streaming-stats'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { isSeen, requireVideo } from '@/lib/server/videos/visible-to'
import { type RenditionKind, renditionKind, type VariantKind, variantKind } from '@/lib/videos/schema'
import { streamingMemory } from './streaming-memory'
import { filesOf, type SentFile, type StreamingPart, totalsOf } from './streaming-totals'

/**
 * What was streamed of a video so far, by this process, those before it and those beside it: the rows, and what is not
 * written yet. Of footage that does not exist for `principal` nothing is told. Error: `video-not-found`.
 */
export async function readStreamingStats(
  videoId: string,
  principal: Principal,
): Promise<Result<StreamingStats, ApiError>> {
  const visible = await requireVideo(videoId, principal)
  if (!visible.ok) return visible
  const parts = (await partsOf(videoId)).filter(({ variant }) => isSeen(variant, principal))
  const files = filesOf(parts)
  const ofVariant = (kind: VariantKind): VariantTotals | undefined => {
    const own = ({ variant }: { readonly variant: VariantKind }): boolean => variant === kind
    return variantOf(parts.filter(own), files.filter(own))
  }
  return ok({ ...totalsOf(parts, files), variants: each(variantKind.options, ofVariant) })
}

function variantOf(parts: readonly StreamingPart[], files: readonly SentFile[]): VariantTotals | undefined {
  if (parts.length === 0) return undefined
  const ofRendition = (kind: RenditionKind): StreamingTotals | undefined => {
    const own = ({ rendition }: { readonly rendition: RenditionKind }): boolean => rendition === kind
    return parts.some(own) ? totalsOf(parts.filter(own), files.filter(own)) : undefined
  }
  return { ...totalsOf(parts, files), renditions: each(renditionKind.options, ofRendition) }
}

/** What `find` finds for each kind; a kind without anything is not there. */
function each<K extends string, T>(kinds: readonly K[], find: (kind: K) => T | undefined): { [kind in K]?: T } {
  const found: { [kind in K]?: T } = {}
  for (const kind of kinds) {
    const value = find(kind)
    if (value !== undefined) found[kind] = value
  }
  return found
}

async function partsOf(videoId: string): Promise<StreamingPart[]> {
  // The rows first: what is written in between is then seen in both, and counts as in memory.
  const rows = await db().streamingStats.findMany({ where: { videoId } })
  const { processId, entries } = streamingMemory()
  const inMemory = [...entries.values()].filter((entry) => entry.videoId === videoId)
  const own = new Set(inMemory.map(({ variant, rendition, hourMs }) => `${variant}/${rendition}/${hourMs}`))
  const written = rows.filter(
    (row) => row.processId !== processId || !own.has(`${row.variant}/${row.rendition}/${row.hour.getTime()}`),
  )
  return [...written.map(partOf), ...inMemory]
}

type Row = Awaited<ReturnType<ReturnType<typeof db>['streamingStats']['findMany']>>[number]

function partOf({ variant, rendition, hour, ...row }: Row): StreamingPart {
  const coverage = parseCoverage(row.coverage)
  const counts = {
    ...row,
    bytesSent: Number(row.bytesSent),
    rangeBytes: Number(row.rangeBytes),
    wholeBytes: Number(row.wholeBytes),
    fileBytes: Number(row.fileBytes),
    statuses: statusesOf(row.statuses),
    ttfbBuckets: bucketsOf(row.ttfbBuckets),
    seekPositions: bucketsOf(row.seekPositions),
    coverage: coverage.ok ? coverage.value : [],
  }
  return { variant, rendition, hourMs: hour.getTime(), counts }
}

const bucketsOf = (json: unknown): number[] => (Array.isArray(json) ? json.map(Number) : [])

const statusesOf = (json: unknown): Map<number, number> =>
  new Map(Object.entries(json ?? {}).map(([status, count]) => [Number(status), Number(count)]))
