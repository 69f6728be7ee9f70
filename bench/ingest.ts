import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { readOptions, refuse } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { scratchFolder } from '@/bench/host/scratch'
import { cell, formatTable, type Line, mebibytes } from '@/bench/host/table'
import { makeClips } from '@/bench/ingest/clip'
import { type Cost, measure } from '@/bench/ingest/measure'
import { type EncodePlan, planPlayback, planScrub } from '@/lib/ingest/encode-plan'
import { type AcceptedVideo, judgeProbe } from '@/lib/ingest/judge-probe'

// npm run bench -- ingest [--minutes 1]: how fast a video is measured and copied, and in how much memory.
const MOST_MINUTES = 12 * 60

const options = readOptions({ minutes: { type: 'string' } })
const minutes = Number(options.minutes ?? 1)
if (!(minutes > 0 && minutes <= MOST_MINUTES)) refuse(`--minutes has to be a number above 0 and up to ${MOST_MINUTES}.`)

const load = loadavg()[0] ?? 0
const clips = await makeClips(minutes)
const lines: Line[] = []

async function probe(path: string, name: string): Promise<AcceptedVideo> {
  say(`${name} ...`)
  const { cost, output } = await measure({ kind: 'probe', path })
  const judged = judgeProbe(output)
  if (!judged.ok) throw new Error(judged.error.reason)
  add(name, cost, judged.value.index.frameCount)
  return judged.value
}

async function encode(path: string, name: string, { index }: AcceptedVideo, plan: EncodePlan): Promise<void> {
  say(`${name} ...`)
  const output = join(scratchFolder(), 'copy.mp4')
  const { cost, output: outcome } = await measure({ kind: 'encode', path, output, plan, index })
  if (outcome.kind !== 'made') throw new Error(outcome.reason)
  add(name, cost, outcome.frameCount)
}

function add(name: string, { seconds, cpuSeconds, peaks }: Cost, frames: number): void {
  lines.push([
    name,
    cell(seconds),
    cell(cpuSeconds),
    cell(frames / seconds),
    cell(clips.seconds / seconds),
    ...peaks.map(mebibytes),
  ])
}

const original = await probe(clips.mp4, 'probe MP4')
const stream = await probe(clips.transportStream, 'probe MPEG-TS (decodes it)')
await encode(clips.mp4, 'scrub copy of MP4', original, planScrub(original.track))
await encode(clips.transportStream, 'playback copy of MPEG-TS', stream, planPlayback(stream.track))

const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
console.log(`Node ${process.versions.node}, ${cpus().length} x ${processor}, load ${load.toFixed(1)} before;`)
console.log(
  `${cell(clips.seconds / 60)} minutes of H.264, 1280 x 720, 30 frames a second; memory is the engine's peak in each`,
)
console.log('quarter of the work\n')
const memory = ['1st MiB', '2nd MiB', '3rd MiB', '4th MiB']
console.log(formatTable(['task', 'seconds', 'CPU s', 'frames/s', 'x real time', ...memory], lines))
process.exit(0)
