import 'server-only'
import { type ClipPlan, constantTimes } from '@/lib/ingest/clip-plan'
import { makeClip } from './make-clip'

/** A small clip for tests at `path`: 40 frames at 25 frames a second in MP4 unless `changes` say otherwise. */
export async function makeTestClip(path: string, changes: Partial<ClipPlan> = {}): Promise<string> {
  const plan: ClipPlan = {
    width: 320,
    height: 180,
    ticksPerSecond: 12_800,
    ...constantTimes(40, 512),
    container: 'mp4',
    codec: 'avc',
    gopFrames: 10,
    bFrames: 2,
    bitrate: 300_000,
    noise: 0,
    ...changes,
  }
  // In this process, unlike everywhere else: the bytes are our own, and a test makes many clips.
  await makeClip(path, plan, () => {})
  return path
}
