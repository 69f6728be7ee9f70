import 'server-only'
import type { PacketMapping } from '@/lib/ingest/media-task'
import type { Result } from '@/lib/result/result'
import { log } from '@/lib/server/log'
import { packetMapRecord } from '@/lib/server/videos/packet-map-record'
import type { RenditionKind } from '@/lib/videos/schema'

/**
 * Where the packets of the files of a video lie, as far as they were looked for when its copies were made. An error:
 * looking failed, which says nothing of the file. What is not here is found when it is first asked for.
 */
export type FoundPackets = { readonly [kind in RenditionKind]?: Result<PacketMapping, string> }

/** What the record of the rendition `kind` of the file with this hash has of its packets; spread into its data. */
export function createdPacketMap(packets: FoundPackets, kind: RenditionKind, sha256: string) {
  const found = packets[kind]
  if (found === undefined) return {}
  if (found.ok) return { packetMap: { create: packetMapRecord(found.value, sha256) } }
  log().warn({ kind, sha256, reason: found.error }, 'the packets of a file could not be looked for')
  return {}
}
