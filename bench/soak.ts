import { join } from 'node:path'
import { fileNameOf, makeLibrary } from '@/bench/host/library'
import { readOptions, refuse } from '@/bench/host/options'
import { writePattern } from '@/bench/host/pattern'
import { openFilesBelow, processFacts } from '@/bench/host/process-facts'
import { say } from '@/bench/host/say'
import { openChangingFile } from '@/bench/soak/changing-file'
import { runClient, type Soak } from '@/bench/soak/client'
import { disturbFiles, disturbServer } from '@/bench/soak/disturbances'
import { formatSoak, type Leftovers, passes } from '@/bench/soak/report'
import { openRestartableServer, type RestartableServer } from '@/bench/soak/restartable-server'
import { createTally } from '@/bench/soak/tally'

// npm run bench -- soak [--minutes 10 | --quick]: is every byte right while everything changes? Ends with 1 if one was not.
const FILE_BYTES = 24 * 1024 * 1024
const CLIENTS = 24
const MOST_MINUTES = 24 * 60
const MOST_REQUESTS = 20_000_000
/** The server is left alone for the last part, so that what it keeps can be told from what it is doing. */
const DISTURBED_SHARE = 0.8
const SETTLE_MS = 5000

const options = readOptions({ minutes: { type: 'string' }, quick: { type: 'boolean', default: false } })
const minutes = Number(options.minutes ?? (options.quick ? 0.5 : 10))
if (!(minutes > 0 && minutes <= MOST_MINUTES)) refuse(`--minutes has to be a number above 0 and up to ${MOST_MINUTES}.`)
process.exit((await run(minutes * 60_000)) ? 0 : 1)

async function run(ms: number): Promise<boolean> {
  const names = ['first', 'second', 'third']
  const library = await makeLibrary(names.map((name) => ({ name, size: FILE_BYTES, write: writePattern })))
  const files = await Promise.all(
    names.map((name) => openChangingFile(name, join(library.media, fileNameOf(name)), FILE_BYTES)),
  )
  say('Starting the built application ...')
  const server = await openRestartableServer(library)
  const tally = createTally()
  const startedAt = performance.now()
  const untilShare = (share: number) => () =>
    performance.now() - startedAt < ms * share && tally.requests < MOST_REQUESTS
  const goesOn = untilShare(1)
  const soak: Soak = { server, files, fileBytes: FILE_BYTES, tally, tags: new Map(), goesOn }
  const restartEveryMs = Math.min(60_000, Math.max(6000, ms / 12))
  const progress = setInterval(
    () => say(`  ${tally.requests} requests, ${(tally.bytes / 1e6).toFixed(0)} MB, ${tally.wrongBytes} wrong bytes`),
    Math.min(10_000, ms / 4),
  )
  say(`${CLIENTS} clients for ${minutes} minutes ...`)
  await Promise.all([
    ...Array.from({ length: CLIENTS }, () => runClient(soak)),
    disturbFiles(files, tally, untilShare(DISTURBED_SHARE)),
    disturbServer(server, restartEveryMs, tally, untilShare(DISTURBED_SHARE)),
  ])
  clearInterval(progress)
  const leftovers = await leftoversOf(server, library.media)
  await server.program().stop()
  console.log(formatSoak(tally, leftovers))
  return passes(tally, leftovers)
}

async function leftoversOf(server: RestartableServer, media: string): Promise<Leftovers> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  const { pid } = server.program()
  return {
    openFiles: await openFilesBelow(media, [pid]),
    startBytes: server.startBytes(),
    endBytes: (await processFacts([pid]))?.residentBytes ?? null,
  }
}
