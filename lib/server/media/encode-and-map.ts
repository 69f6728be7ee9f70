import 'server-only'
import type { EncodeOutcome, MediaTask, PacketMapping } from '@/lib/ingest/media-task'
import { err, ok, type Result } from '@/lib/result/result'
import { encodeCopy } from './encode-copy'
import { mapPackets } from './map-packets'
import type { ReportProgress } from './report-progress'

type EncodeTask = Extract<MediaTask, { kind: 'encode' }>

/**
 * Makes a copy, and where that is asked for finds the packets of the source and of the copy: in the same process, which
 * takes half a second to start. That they are not found is no reason against the copy.
 */
export async function encodeAndMap(task: EncodeTask, onProgress: ReportProgress): Promise<EncodeOutcome> {
  const outcome = await encodeCopy(task, onProgress)
  if (outcome.kind !== 'made' || task.sourceCodec === undefined) return outcome
  const { path, output, index, sourceCodec } = task
  const find = (file: string, codec: string) => tryMap({ path: file, index, codec }, () => onProgress(1))
  // Of a copy the codec string is not known yet: that of H.264 stands in its decoder configuration.
  return { ...outcome, packets: { source: await find(path, sourceCodec), copy: await find(output, '') } }
}

async function tryMap(
  task: Parameters<typeof mapPackets>[0],
  onProgress: ReportProgress,
): Promise<Result<PacketMapping, string>> {
  try {
    return ok(await mapPackets(task, onProgress))
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}
