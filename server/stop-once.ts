import 'server-only'
import { log } from '@/lib/server/log'

/** The longest a stop may take; then the process ends as it is. Everything acknowledged is on the disk already. */
const STOP_MS = 8000

/** A function that runs `close` and then ends the process with the exit code it is given. Called again it ends it at once. */
export function stopOnce(say: (line: string) => void, close: () => Promise<void>): (exitCode: number) => void {
  let isStopping = false
  return (exitCode) => {
    if (isStopping) process.exit(exitCode === 0 ? 130 : exitCode)
    isStopping = true
    say('Stopping…')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log().error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
}
