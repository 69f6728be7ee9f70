import { cpus, loadavg } from 'node:os'
import { readOptions } from '@/bench/host/options'
import { say } from '@/bench/host/say'
import { makeServedLibrary } from '@/bench/peers/served-files'
import { FULL, QUICK } from '@/bench/streaming/pace'
import { measureAll } from '@/bench/streaming/results'
import { formatResults } from '@/bench/streaming/tables'
import { evaluateTargets } from '@/bench/streaming/targets'
import { formatTargets } from '@/bench/streaming/targets-table'

// npm run bench -- streaming [--quick]: how fast bytes come, beside other servers of the same files on this machine.
const { quick } = readOptions({ quick: { type: 'boolean', default: false } })
const pace = quick ? QUICK : FULL

say(quick ? 'About two minutes; short rounds, so the numbers say little.' : 'About ten minutes.')
const load = loadavg()[0] ?? 0
const results = await measureAll(await makeServedLibrary(), pace)
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'},`)
console.log(`load ${load.toFixed(1)} before; medians of ${pace.rounds} rounds of ${pace.roundMs / 1000} s\n`)
console.log(`${formatResults(results)}\n`)
console.log(formatTargets(evaluateTargets(results)))
process.exit(0)
