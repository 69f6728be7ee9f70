import { cpus } from 'node:os'
import { startApplication } from './application'
import { type Contestant, type Load, type Measured, measure, together } from './measure'
import { startProgram } from './program'
import { formatTable, type Row } from './table'

const KIB = 1024
const FILE_BYTES = 256 * KIB * KIB
const RANGE_SIZES = [64 * KIB, 1024 * KIB]
const CONNECTIONS = 8
const ROUNDS = 4
const ROUND_MS = 3000
const WARM_UP_MS = 1500

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Rounds take turns, so that whatever else the machine does falls on every server alike. */
async function compare(contestants: readonly Contestant[], load: Omit<Load, 'ms'>): Promise<Row[]> {
  const rounds = new Map<string, Measured[]>(contestants.map(({ name }) => [name, []]))
  for (const contestant of contestants) await measure(contestant, { ...load, ms: WARM_UP_MS })
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const contestant of contestants) {
      say(`  ${load.rangeBytes / KIB} KiB ranges, round ${round} of ${ROUNDS}: ${contestant.name}`)
      rounds.get(contestant.name)?.push(await measure(contestant, { ...load, ms: ROUND_MS }))
    }
  }
  return contestants.map(({ name }) => ({
    rangeBytes: load.rangeBytes,
    server: name,
    measured: together(rounds.get(name) ?? []),
  }))
}

const total = (RANGE_SIZES.length * 2 * (ROUNDS * ROUND_MS + WARM_UP_MS)) / 1000
say(`Random ranges of a ${FILE_BYTES / KIB / KIB} MiB file over ${CONNECTIONS} connections; takes about ${total} s.`)
say('Starting the built application and npm send on node:http ...')
const application = await startApplication(FILE_BYTES)
try {
  const send = await startProgram('bench/send-server.ts', [application.path])
  try {
    const contestants: Contestant[] = [
      { name: 'send', program: send, url: `${send.url}/` },
      { name: 'framemark', program: application.program, url: application.url },
    ]
    const rows: Row[] = []
    for (const rangeBytes of RANGE_SIZES) {
      rows.push(...(await compare(contestants, { rangeBytes, fileBytes: FILE_BYTES, connections: CONNECTIONS })))
    }
    console.log(
      `\nNode ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`,
    )
    console.log(formatTable(rows))
    console.log('\nratio: framemark to send; above 1 is better for requests/s and MB/s, below 1 for the rest.')
  } finally {
    await send.stop()
  }
} finally {
  await application.stop()
}
