import { cpus, loadavg } from 'node:os'
import { startApplication } from '@/bench/host/application'
import { readOptions, refuse } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { launchBrowser } from '@/bench/player/contestants'
import { makeLongVideo } from '@/bench/player/long-videos'
import { makePlayerLibrary } from '@/bench/player/player-library'
import { addSegments } from '@/bench/timeline/many-segments'
import { measureApplication, measureElements } from '@/bench/timeline/measure'
import { formatTarget, formatTimeline } from '@/bench/timeline/tables'

// npm run bench -- timeline [--segments 10000 | --quick]: how long a frame of the timeline takes to draw.
const MOST_SEGMENTS = 50_000
const VIDEO = { bitrate: 150_000, noise: 0 }

const options = readOptions({ segments: { type: 'string' }, quick: { type: 'boolean', default: false } })
const count = Number(options.segments ?? 10_000)
if (!(Number.isInteger(count) && count >= 1 && count <= MOST_SEGMENTS))
  refuse(`--segments has to be a whole number from 1 to ${MOST_SEGMENTS}.`)
const [minutes, frames] = options.quick ? [60, 60] : [360, 200]

const load = loadavg()[0] ?? 0
const id = `video-of-${minutes}-minutes`
const library = await makePlayerLibrary(
  new Map([[id, await makeLongVideo({ name: id, ...VIDEO, length: { minutes } })]]),
)
const frameCount = library.frameCounts.get(id) ?? 0
say(`Making ${count} segments ...`)
const segments = await addSegments(id, frameCount, count)
say('Starting the built application ...')
const server = await startApplication(library.library)
const browser = await launchBrowser()
const application = await measureApplication(browser, server.url, id, frames)
// A frame of ten thousand elements takes so long that fewer have to do.
const elements = await measureElements(browser, segments, frameCount, Math.ceil(frames / 5))
await browser.close()
await server.stop('SIGKILL')
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'},`)
console.log(
  `load ${load.toFixed(1)} before; ${count} segments on ${library.descriptions.get(id)}, ${frameCount} frames\n`,
)
console.log(`${formatTimeline([application, elements])}\n`)
console.log(formatTarget(application))
process.exit(0)
