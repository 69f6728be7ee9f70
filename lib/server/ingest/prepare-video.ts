import 'server-only'
import { planPlayback, planScrub } from '@/lib/ingest/encode-plan'
import type { AcceptedVideo } from '@/lib/ingest/judge-probe'
import type { Picture } from '@/lib/ingest/media-task'
import { ok, type Result } from '@/lib/result/result'
import { engineAvailability } from '@/lib/server/media/engine-availability'
import type { FoundPackets } from './found-packets'
import { failed, type ImportFailure, type StepOptions, tellOf } from './import-steps'
import { type MadeCopy, makeCopy } from './make-copy'
import { measureVideo, pictureVideo } from './measure-video'
import type { WorkFolder } from './work-folder'

/** An original with everything that was measured in it and made of it; nothing of that is in the library yet. */
export type PreparedVideo = {
  readonly accepted: AcceptedVideo
  readonly copies: readonly MadeCopy[]
  /** Of the scrub copy and of the file that browsers play: where frames are fetched from. */
  readonly packets: FoundPackets
  /** Null where nothing can decode on this machine. */
  readonly poster: Picture | null
}

/** What is asked once the frames are known and before the long work begins; an error ends the import. */
export type EarlyCheck = (accepted: AcceptedVideo) => Promise<Result<true, ImportFailure>>

/**
 * The steps `probe`, `index`, `convert`, `scrub` and `poster` for the original at `path` of `sizeBytes`.
 *
 * Where the native media engine cannot be loaded, a video that browsers play is prepared without copies and picture, and
 * its decoding is not proved; any other is refused.
 */
export async function prepareVideo(
  path: string,
  sizeBytes: number,
  folder: WorkFolder,
  options: StepOptions,
  check: EarlyCheck,
): Promise<Result<PreparedVideo, ImportFailure>> {
  const accepted = await measureVideo(path, folder, options)
  if (!accepted.ok) return accepted
  const allowed = await check(accepted.value)
  if (!allowed.ok) return allowed
  const engine = await engineAvailability()
  if (!engine.ok) return withoutEngine(accepted.value, engine.error, options)
  return await withEngine(path, sizeBytes, accepted.value, folder, options)
}

async function withEngine(
  path: string,
  sizeBytes: number,
  accepted: AcceptedVideo,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<PreparedVideo, ImportFailure>> {
  const { track, index, conversion } = accepted
  const playback =
    conversion === null
      ? null
      : await makeCopy({ source: path, roomBytes: sizeBytes, plan: planPlayback(track), index }, folder, options)
  if (playback === null) tellOf('convert', options).skipped('Browsers play the original.')
  else if (!playback.ok) return playback
  // From the playback copy where there is one: so that every frame of it is decoded once, too.
  const [source, shown] = playback === null ? [path, track] : [playback.value.path, playback.value.track]
  const packetsFrom = { kind: playback === null ? 'original' : 'playback', codec: shown.codec } as const
  const order = { source, roomBytes: sizeBytes / 10, plan: planScrub(shown), index, packetsFrom }
  const scrub = await makeCopy(order, folder, options)
  if (!scrub.ok) return scrub
  const { damagedFrames, packets } = scrub.value
  if (playback === null && damagedFrames > 0)
    return await withEngine(path, sizeBytes, withDamage(accepted, damagedFrames), folder, options)
  const poster = await pictureVideo(source, index, folder, options)
  if (!poster.ok) return poster
  const copies = playback === null ? [scrub.value] : [playback.value, scrub.value]
  return ok({ accepted, copies, packets, poster: poster.value })
}

/** A video that browsers would play but for the places where its data is damaged: there they may stop for good. */
function withDamage({ track, ...accepted }: AcceptedVideo, damaged: number): AcceptedVideo {
  const frames = damaged === 1 ? '1 frame is damaged: it is' : `${damaged} frames are damaged: they are`
  const problem = { code: 'damaged-frames', message: `${frames} shown as well as they can be guessed.` } as const
  const conversion = 'The file is damaged in places, at which browsers may stop for good.'
  return { ...accepted, conversion, track: { ...track, problems: [...track.problems, problem] } }
}

function withoutEngine(
  accepted: AcceptedVideo,
  reason: string,
  options: StepOptions,
): Result<PreparedVideo, ImportFailure> {
  if (accepted.conversion !== null)
    return failed(`${accepted.conversion} A playback copy is needed, and it cannot be made here: ${reason}`)
  for (const step of ['convert', 'scrub', 'poster'] as const) tellOf(step, options).skipped(reason)
  return ok({ accepted, copies: [], packets: {}, poster: null })
}
