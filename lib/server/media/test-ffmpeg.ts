import 'server-only'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Timebase, timebase } from '@/lib/time/timebase'

const run = promisify(execFile)

const MISSING = 'These tests need a system ffmpeg to make their files: install it with "apt-get install ffmpeg".'

async function call(program: 'ffmpeg' | 'ffprobe', args: readonly string[]): Promise<string> {
  try {
    return (await run(program, ['-v', 'error', ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new Error(MISSING)
    throw error
  }
}

/** Runs the system's ffmpeg: for tests only, the application has its own. */
export const ffmpeg = (...args: string[]): Promise<string> => call('ffmpeg', ['-y', ...args])

/** The frames of the first video track as ffprobe shows them, in ticks of `clock`. */
export type ShownFrames = {
  readonly clock: Timebase
  readonly pts: readonly number[]
  readonly keyframes: readonly number[]
}

/** What the system's ffprobe shows of a video track: every frame that its decoder puts out. */
export async function shownFrames(path: string, track = 'v:0'): Promise<ShownFrames> {
  const entries = 'stream=time_base:frame=best_effort_timestamp,key_frame'
  const json = await call('ffprobe', [
    ...`-select_streams ${track} -show_frames -of json -show_entries ${entries}`.split(' '),
    path,
  ])
  const { frames, streams } = JSON.parse(json) as Shown
  const [num = 1, den = 1] = (streams[0]?.time_base ?? '').split('/').map(Number)
  return {
    clock: timebase(num, den),
    pts: frames.map(({ best_effort_timestamp: at }) => at ?? Number.NaN),
    keyframes: frames.flatMap(({ key_frame: isKey }, n) => (isKey === 1 ? [n] : [])),
  }
}

type Shown = {
  readonly frames: readonly { readonly best_effort_timestamp?: number; readonly key_frame: number }[]
  readonly streams: readonly { readonly time_base: string }[]
}

/** Every picture that a player shows of the file, as bytes of `format`: brightness alone, or red, green and blue. */
export async function picturesOf(
  path: string,
  width: number,
  height: number,
  format: 'gray' | 'rgb24' = 'gray',
): Promise<Buffer[]> {
  const raw = `${path}.raw`
  await ffmpeg('-i', path, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', format, raw)
  const bytes = await readFile(raw)
  const size = width * height * (format === 'gray' ? 1 : 3)
  return Array.from({ length: bytes.length / size }, (_, n) => bytes.subarray(n * size, (n + 1) * size))
}

const SAMPLES_A_SECOND = 8000

/**
 * The first sound track: its codec, and the times (of the clock that the video has, too) between which there is something
 * to be heard.
 */
export async function soundOf(path: string): Promise<{ codec: string; loudFrom: number; loudTo: number }> {
  const raw = `${path}.f32`
  const onOneClock = `aresample=${SAMPLES_A_SECOND}:async=1:first_pts=0`
  await ffmpeg('-copyts', '-i', path, '-vn', '-af', onOneClock, '-ac', '1', '-f', 'f32le', raw)
  const bytes = await readFile(raw)
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  const isLoud = (sample: number) => Math.abs(sample) > 0.03
  const codec = await call('ffprobe', [
    ...'-select_streams a:0 -of csv=p=0 -show_entries stream=codec_name'.split(' '),
    path,
  ])
  return {
    codec: codec.trim().split('\n')[0] ?? '',
    loudFrom: samples.findIndex(isLoud) / SAMPLES_A_SECOND,
    loudTo: samples.findLastIndex(isLoud) / SAMPLES_A_SECOND,
  }
}
