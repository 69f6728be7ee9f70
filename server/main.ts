import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import next from 'next'
import { env, unknownVariables } from '@/lib/server/env'
import { startInbox } from '@/lib/server/inbox/start-inbox'
import { releaseLeases } from '@/lib/server/jobs/claim-job'
import { tidyJobs } from '@/lib/server/jobs/tidy-jobs'
import { startWorker, type Worker } from '@/lib/server/jobs/worker'
import { log } from '@/lib/server/log'
import { engineAvailability } from '@/lib/server/media/engine-availability'
import { projectRoot } from '@/lib/server/media/project-root'
import { type Library, openLibrary } from '@/lib/server/open-library'
import { prepareSetup } from '@/lib/server/people/set-up'
import { ensureSample } from '@/lib/server/sample/ensure-sample'
import { clearTemporary } from '@/lib/server/storage/store-file'
import { flushStreamingStats, stopFlushing } from '@/lib/server/streaming/flush'
import { startUploads } from '@/lib/server/uploads/start-uploads'
import { createFastPath } from './fast-path'
import { createGuardedServer } from './guarded-server'
import { listen, stopListening } from './listen'
import { dropPageVary } from './route-vary'
import { stopOnce } from './stop-once'
import { unencryptedWarning } from './unencrypted'

const DAY_MS = 24 * 60 * 60 * 1000

/** The one server process: owns the data folder, serves pages and HTTP, gives the folder up when it is told to stop. */
const isDevelopment = process.argv.includes('--dev')
const say = (line: string): void => console.log(line)

/** Ends the process before it served anything, with one clear line. */
function refuse(reason: string): never {
  console.error(`Framemark does not start. ${reason}`)
  process.exit(1)
}

/** What a signal does; while starting there is nothing to finish. The lock is given up at every exit. */
let stop = (_exitCode: number): void => process.exit(130)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0))

try {
  await start()
} catch (error) {
  refuse(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

async function start(): Promise<void> {
  readEnvironment()
  if (!isDevelopment && !existsSync(join(projectRoot(), '.next', 'BUILD_ID'))) {
    refuse('There is no build of the application. Run "npm start", which makes one, or "npx next build".')
  }
  const library = await openLibrary(say)
  if (!library.ok) refuse(library.error)
  await clearTemporary()
  await releaseLeases()
  if (env().FRAMEMARK_SAMPLE === 'on') await makeSample()
  await serve(library.value)
}

function readEnvironment(): void {
  // Next looks at these; they have to be set before it is asked for anything.
  Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  try {
    env()
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
  }
  for (const name of unknownVariables(process.env))
    console.error(`${name} is not a setting of Framemark; it is ignored.`)
}

/** The server is as good without a sample. */
async function makeSample(): Promise<void> {
  try {
    await ensureSample(say)
  } catch (error) {
    log().error({ err: error }, 'the sample could not be made')
    say('There is no sample video: making it failed; the log says why.')
  }
}

async function serve(library: Library): Promise<void> {
  const { HOST: host, PORT: port } = env()
  const app = next({ dev: isDevelopment, dir: projectRoot(), hostname: host, port })
  const fastPath = createFastPath((request, response) => {
    if (request.url?.startsWith('/api/') === true) dropPageVary(response)
    return answer(request, response)
  })
  const server = createGuardedServer(fastPath, isDevelopment)
  let worker: Worker | undefined
  let arrivals: readonly { readonly stop: () => Promise<void> }[] = []
  stop = stopOnce(say, async () => {
    await Promise.all(arrivals.map((arrival) => arrival.stop()))
    await worker?.stop()
    await stopListening(server)
    await app.close()
    await stopFlushing()
    await flushStreamingStats()
    await library.close()
  })
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'the process failed by a bug')
    stop(1)
  })
  process.on('unhandledRejection', (error) => log().error({ err: error }, 'a promise failed and nobody asked'))

  say(isDevelopment ? 'Starting the development server…' : 'Starting the server…')
  await app.prepare()
  const answer = app.getRequestHandler()
  const address = await listen(server, host, port)
  if (!address.ok) {
    await library.close()
    refuse(address.error)
  }
  await library.announce(address.value)
  worker = startWorker()
  arrivals = [startUploads(), startInbox()]
  void tidyJobs()
  setInterval(() => void tidyJobs(), DAY_MS).unref()
  void engineAvailability()
  for (const line of await prepareSetup(address.value)) say(line)
  const warning = unencryptedWarning(env())
  if (warning !== null) console.error(warning)
  say(`Framemark is ready at ${address.value}`)
}
