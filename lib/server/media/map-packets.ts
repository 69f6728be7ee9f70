import 'server-only'
import { open } from 'node:fs/promises'
import { AVDISCARD_ALL } from 'node-av'
import { MAX_FRAMES } from '@/lib/frames/frame-index-codec'
import type { PacketMap } from '@/lib/frames/packet-map'
import { encodePacketMap } from '@/lib/frames/packet-map-codec'
import type { MediaTask, PacketMapping } from '@/lib/ingest/media-task'
import { framesOfPackets } from '@/lib/ingest/packet-frames'
import { cleanKeys } from '@/lib/ingest/packet-keys'
import { err, ok, type Result } from '@/lib/result/result'
import { decoderFactsOf } from './decoder-facts'
import { createPlacedPackets, type PlacedPackets } from './packet-places'
import { occasionally, type ReportProgress } from './report-progress'
import { openVideoSource, packetsOf, type VideoSource } from './video-source'

type MapTask = Omit<Extract<MediaTask, { kind: 'map-packets' }>, 'kind'>

/**
 * Where every packet of the video at `path` lies, and which frame of `index` it shows. Every place is proved: the bytes
 * there are the packet's data; and every frame has one packet. The file is read once, from its start to its end, and a
 * packet is remembered in some 40 bytes. Throws if the file cannot be read at all.
 */
export async function mapPackets(task: MapTask, onProgress: ReportProgress): Promise<PacketMapping> {
  const map = await findPackets(task, onProgress)
  if (!map.ok) return { kind: 'not-addressable', reason: map.error }
  return { kind: 'addressable', packetCount: map.value.sizes.length, bytes: encodePacketMap(map.value) }
}

async function findPackets(task: MapTask, onProgress: ReportProgress): Promise<Result<PacketMap, string>> {
  await using source = await openVideoSource(task.path)
  if (source === null) return err('The file has no video track.')
  const decoder = decoderFactsOf(source, task.codec)
  if (!decoder.ok) return decoder
  const packets = await placePackets(source, task, onProgress)
  if (!packets.ok) return packets
  const { offsets, sizes, times, keys } = packets.value
  if (sizes.length === 0) return err('The file has no packets.')
  const { num, den } = source.video.timeBase
  const frames = framesOfPackets(times, task.index, { num, den })
  const shown = frames.reduce((count, frame) => count + (frame === -1 ? 0 : 1), 0)
  if (shown !== task.index.frameCount)
    return err(`Its packets show ${shown} of the ${task.index.frameCount} frames of the frame index.`)
  return ok({
    decoder: decoder.value,
    sizeBytes: source.size,
    offsets: Float64Array.from(offsets),
    sizes: Uint32Array.from(sizes),
    frames,
    keys: cleanKeys(keys, frames),
  })
}

async function placePackets(
  source: VideoSource,
  { path, codec }: MapTask,
  onProgress: ReportProgress,
): Promise<Result<PlacedPackets, string>> {
  if (source.sound !== null) source.sound.discard = AVDISCARD_ALL
  const report = occasionally(onProgress)
  const file = await open(path, 'r')
  try {
    const packets = createPlacedPackets(source, codec, file.fd)
    for await (const { packet, fraction } of packetsOf(source)) {
      if (packet.streamIndex !== source.video.index) continue
      report(fraction)
      const placed = packets.take(packet)
      if (!placed.ok) return placed
      if (packets.found.sizes.length > MAX_FRAMES) return err(`It has more than ${MAX_FRAMES} packets.`)
    }
    return ok(packets.found)
  } finally {
    await file.close()
  }
}
