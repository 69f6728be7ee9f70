import { cpus, loadavg } from 'node:os'
import { startApplication } from '@/bench/host/application'
import { readOptions, refuse } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { type LongVideoFiles, makeLongVideo } from '@/bench/player/long-videos'
import { FULL, QUICK } from '@/bench/player/pace'
import { makePlayerLibrary } from '@/bench/player/player-library'
import { endure, measureVideo, type Results } from '@/bench/player/results'
import { formatEndurance, formatParts, formatTraffic, formatVideo } from '@/bench/player/tables'
import { evaluateTargets } from '@/bench/player/targets'
import { formatTargets } from '@/bench/streaming/targets-table'

// npm run bench -- player [--minutes 1] [--quick]: how soon frames are seen, beside the plain media element.
const MOST_MINUTES = 12 * 60

const options = readOptions({ minutes: { type: 'string' }, quick: { type: 'boolean', default: false } })
const minutes = Number(options.minutes ?? 1)
if (!(minutes > 0 && minutes <= MOST_MINUTES)) refuse(`--minutes has to be a number above 0 and up to ${MOST_MINUTES}.`)
const pace = options.quick ? QUICK : FULL

say(options.quick ? 'Some minutes; the numbers say little.' : 'About a quarter of an hour, longer the first time.')
const load = loadavg()[0] ?? 0
const files = new Map<string, LongVideoFiles>()
for (const video of pace.videos) files.set(video.name, await makeLongVideo(video))
const library = await makePlayerLibrary(files)
say('Starting the built application ...')
const server = await startApplication(library.library)
const results = new Map<string, Results>()
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'},`)
console.log(`load ${load.toFixed(1)} before; 720p, 25 frames a second, a keyframe every 10 s\n`)
for (const [id, frameCount] of library.frameCounts) {
  const found = await measureVideo(server.url, id, frameCount, pace)
  results.set(id, found)
  console.log(`${id}: ${library.descriptions.get(id)}`)
  console.log([formatVideo(found), formatParts(found), formatTraffic(found)].join('\n\n'), '\n')
}
const [first = ['', 0]] = library.frameCounts
const endurance = await endure(server.url, ...first, minutes)
// Killed: told to end, it has been seen to go on after the browser was gone.
await server.stop('SIGKILL')

console.log(`${formatEndurance(endurance)}\n`)
console.log(formatTargets(evaluateTargets(results, endurance)))
process.exit(0)
