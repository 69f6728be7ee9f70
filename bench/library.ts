import { cpus, loadavg } from 'node:os'
import { startApplication } from '@/bench/host/application'
import { readOptions, refuse } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { type Answers, measureAnswers } from '@/bench/library/answers'
import { makeManyVideos } from '@/bench/library/many-videos'
import { measurePages, type PageTimes } from '@/bench/library/pages'
import { formatAnswers, formatPages } from '@/bench/library/tables'

// npm run bench -- library [--videos 10000 | --quick]: how fast a large library is listed and scrolled.
const MOST_VIDEOS = 100_000

const options = readOptions({ videos: { type: 'string' }, quick: { type: 'boolean', default: false } })
const count = Number(options.videos ?? (options.quick ? 2000 : 10_000))
if (!(Number.isInteger(count) && count >= 500 && count <= MOST_VIDEOS))
  refuse(`--videos has to be a whole number from 500 to ${MOST_VIDEOS}.`)
const pace = options.quick ? { requests: 5, loads: 2, rows: 500 } : { requests: 30, loads: 5, rows: 2000 }

const load = loadavg()[0] ?? 0
say(`Making ${count} videos ...`)
const library = await makeManyVideos(count)
say('Starting the built application ...')
const server = await startApplication(library)
const answers: Answers = await measureAnswers(server.url, count, pace.requests)
const pages: readonly PageTimes[] = await measurePages(server.url, pace)
await server.stop()
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'},`)
console.log(`load ${load.toFixed(1)} before; ${count} videos, all ready\n`)
console.log(`${formatAnswers(answers, pace.requests)}\n`)
console.log(formatPages(pages, pace))
process.exit(0)
