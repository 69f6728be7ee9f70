import 'server-only'
import { AV_LOG_QUIET, AVMEDIA_TYPE_VIDEO, avGetCodecName, Demuxer, Log } from 'node-av'
import { err, ok, type Result } from '@/lib/result/result'

/** FFmpeg's name of the video codec in a file that is not indexed here; null if it has no video. The error says how the file is damaged. */
export async function foreignCodec(path: string): Promise<Result<string | null, string>> {
  Log.setLevel(AV_LOG_QUIET)
  try {
    await using demuxer = await Demuxer.open(path)
    const stream = demuxer.findBestStream(AVMEDIA_TYPE_VIDEO)
    return ok(stream === undefined ? null : (avGetCodecName(stream.codecpar.codecId) ?? ''))
  } catch {
    return err('no reader understands it.')
  }
}
