import next from 'next'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { projectRoot } from '@/lib/server/media/project-root'
import { openLibrary } from '@/lib/server/open-library'
import { ensureSample } from '@/lib/server/sample/ensure-sample'
import { clearTemporary } from '@/lib/server/storage/store-file'
import { flushStreamingStats } from '@/lib/server/streaming/flush'
import { endStalledConnections } from '@/lib/server/streaming/stalled-connections'
import { createFrontDoor } from './front-door'

/** Tells the operator one thing that happens, on standard output. */
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

/** The one process that owns a data folder: opens the library, serves it, and leaves it in good order. */
async function main(): Promise<void> {
  const isDevelopment = process.argv.includes('--dev')
  const { HOST, PORT, FRAMEMARK_SAMPLE, FRAMEMARK_DATA_DIR } = env()

  tell(`Opening the library in ${FRAMEMARK_DATA_DIR}`)
  const library = await openLibrary(tell)
  if (!library.ok) throw new Error(library.error)
  const closing: (() => Promise<unknown>)[] = [library.value.close, flushStreamingStats]
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  endByRequest(close)

  try {
    await clearTemporary()
    if (FRAMEMARK_SAMPLE === 'on') await ensureSample(tell)
    tell(isDevelopment ? 'Starting the development server' : 'Starting the server')
    const app = next({ dev: isDevelopment, dir: projectRoot(), hostname: HOST, port: PORT, quiet: !isDevelopment })
    closing.push(() => app.close())
    await app.prepare()
    endStalledConnections()
    const door = await createFrontDoor({ host: HOST, port: PORT, answer: app.getRequestHandler() })
    closing.push(door.close)
    await library.value.announce(door.address)
    tell(`Framemark is ready at ${door.address}`)
  } catch (error) {
    await close()
    throw error
  }
}

const PATIENCE_MS = 8_000

/** Ends in good order when asked to, and all the same when that takes too long. Asked again, it goes on ending. */
function endByRequest(close: () => Promise<void>): void {
  let isEnding = false
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) return
    isEnding = true
    tell(`Stopping (${signal})`)
    setTimeout(() => {
      log().error('the server did not stop in time')
      process.exit(1)
    }, PATIENCE_MS).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, 'the server did not stop in good order')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

main().catch((error: unknown) => {
  const isForOperator = error instanceof Error && process.env['FRAMEMARK_LOG_LEVEL'] !== 'debug'
  process.stderr.write(`${isForOperator ? error.message : String((error as Error)?.stack ?? error)}\n`)
  process.exit(1)
})
