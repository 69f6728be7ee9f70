import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { EncodePlan } from '@/lib/ingest/encode-plan'
import type { VideoTrackReport } from '@/lib/ingest/probe-report'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import { ok, type Result } from '@/lib/result/result'
import { tryMediaTask } from '@/lib/server/media/run-media-task'
import { checkRoom } from '@/lib/server/storage/store-file'
import type { FoundPackets } from './found-packets'
import { engineFailed, failed, type ImportFailure, invalid, type StepOptions, tellOf } from './import-steps'
import type { WorkFolder } from './work-folder'

/** A copy in the work folder that shows every frame of the index at its time; `track` was measured in the copy itself. */
export type MadeCopy = {
  readonly kind: EncodePlan['rendition']
  readonly path: string
  readonly track: VideoTrackReport
  /** Frames of the source with parts that the decoder had to guess. */
  readonly damagedFrames: number
  /** Of the copy and of its source, where they were asked for. */
  readonly packets: FoundPackets
}

/** What is known of a copy beside its file. */
type CopyFacts = Pick<MadeCopy, 'track' | 'damagedFrames' | 'packets'>

export type CopyOrder = {
  readonly source: string
  /** Bytes that the copy may come to. */
  readonly roomBytes: number
  readonly plan: EncodePlan
  readonly index: FrameIndex
  /** What the source is and its codec string, if its packets are to be found, and those of the copy. */
  readonly packetsFrom?: { readonly kind: 'original' | 'playback'; readonly codec: string }
}

const STEP = { playback: 'convert', scrub: 'scrub' } as const

/**
 * Makes a copy by `plan` and measures it: it is kept only when it has the frames of the index at the times of the index.
 * All frames of the source are decoded for it, so a source that does not hold what its index claims is found out here and
 * is `invalid`. A copy that was made before is not made again.
 */
export async function makeCopy(
  order: CopyOrder,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<MadeCopy, ImportFailure>> {
  const { rendition } = order.plan
  const tell = tellOf(STEP[rendition], options)
  const [file, facts] = [`${rendition}.mp4`, `${rendition}-facts`]
  const known = await folder.recall<CopyFacts>(facts)
  if (known !== undefined) {
    tell.done()
    // An older program remembered nothing of packets.
    return ok({ kind: rendition, path: folder.path(file), ...known, packets: known.packets ?? {} })
  }
  const room = await checkRoom(order.roomBytes)
  if (!room.ok) return failed(room.error, true)
  const draft = folder.draft(file)
  const made = await encodeAndMeasure(order, draft, options)
  if (!made.ok) return made
  await folder.keep(draft, file)
  await folder.remember(facts, made.value)
  tell.done()
  return ok({ kind: rendition, path: folder.path(file), ...made.value })
}

async function encodeAndMeasure(
  { source, plan, index, packetsFrom }: CopyOrder,
  output: string,
  options: StepOptions,
): Promise<Result<CopyFacts, ImportFailure>> {
  const { progress } = tellOf(STEP[plan.rendition], options)
  progress(0)
  const stop = options.signal === undefined ? {} : { signal: options.signal }
  const encoded = await tryMediaTask(
    {
      ...{ kind: 'encode', path: source, output, plan, index },
      ...(packetsFrom !== undefined && { sourceCodec: packetsFrom.codec }),
    },
    { ...stop, onProgress: progress },
  )
  if (!encoded.ok) return engineFailed(encoded.error, options.signal)
  if (encoded.value.kind === 'source-damaged') return invalid(`The file is damaged. ${encoded.value.reason}`)
  const probe = await tryMediaTask({ kind: 'probe', path: output }, stop)
  if (!probe.ok) return engineFailed(probe.error, options.signal)
  const track = probe.value.kind === 'readable' ? probe.value.video : null
  const { damagedFrames, packets: found } = encoded.value
  const packets: FoundPackets =
    packetsFrom === undefined || found === undefined
      ? {}
      : { [packetsFrom.kind]: found.source, [plan.rendition]: found.copy }
  if (track?.index != null && haveSameTimes(index, track.index)) return ok({ track, damagedFrames, packets })
  const frameCount = track?.index?.frameCount ?? 0
  return failed(
    `The ${plan.rendition} copy is not true to the video: it has ${frameCount} frames, the video ${index.frameCount}, or shows them at other times.`,
    true,
  )
}
