import { cpus, loadavg } from 'node:os'
import { type EditSample, measureEdits } from '@/bench/editing/measure-edits'
import { startApplication } from '@/bench/host/application'
import { readOptions } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { cell, formatTable } from '@/bench/host/table'
import { spreadOf } from '@/bench/library/spread'
import { launchBrowser } from '@/bench/player/contestants'
import { makeLongVideo } from '@/bench/player/long-videos'
import { makePlayerLibrary } from '@/bench/player/player-library'

// npm run bench -- editing [--quick]: from a key press to the bar on screen, and to the edit on this computer's disk.
const options = readOptions({ quick: { type: 'boolean', default: false } })
const count = options.quick ? 40 : 300
const VIDEO = { name: 'editing', bitrate: 3_000_000, noise: 10, length: { minutes: 1 } } as const

const load = loadavg()[0] ?? 0
const library = await makePlayerLibrary(new Map([[VIDEO.name, await makeLongVideo(VIDEO)]]))
say('Starting the built application ...')
const server = await startApplication(library.library)
const browser = await launchBrowser()
const found: [number, readonly EditSample[]][] = []
for (const before of options.quick ? [0, 500] : [0, 500, 2000]) {
  found.push([before, await measureEdits(browser, server.url, VIDEO.name, { count, before })])
}
await browser.close()
await server.stop('SIGKILL')

console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'},`)
console.log(`load ${load.toFixed(1)} before; ${count} edits by the keyboard each, in Chromium\n`)
const lines = found.flatMap(([before, samples]) =>
  (
    [
      ['display frames to the bar', 'frames', ''],
      ['time to the bar', 'barMs', ' ms'],
      ['time to the disk', 'durableMs', ' ms'],
    ] as const
  ).map(([what, key, unit]) => {
    const { p50, p95, most } = spreadOf(samples.map((sample) => sample[key]))
    return [`${before} segments: ${what}`, cell(p50, unit), cell(p95, unit), cell(most, unit)]
  }),
)
console.log(formatTable(['', 'p50', 'p95', 'most'], lines))
process.exit(0)
