import 'server-only'
import type { PacketMapping } from '@/lib/ingest/media-task'
import type { PacketMap } from '@/lib/server/db/generated/client'

/** What is recorded of the packets of the file with this hash. */
export const packetMapRecord = (mapping: PacketMapping, sha256: string) =>
  mapping.kind === 'addressable'
    ? // In memory of its own: what the engine sends lies among other things.
      { sha256, bytes: Uint8Array.from(mapping.bytes), reason: null, packetCount: mapping.packetCount }
    : { sha256, bytes: null, reason: mapping.reason, packetCount: 0 }

/** What was recorded. */
export const packetMappingOf = ({ bytes, reason, packetCount }: PacketMap): PacketMapping =>
  bytes === null
    ? { kind: 'not-addressable', reason: reason ?? 'Its packets were not found.' }
    : { kind: 'addressable', packetCount, bytes }
