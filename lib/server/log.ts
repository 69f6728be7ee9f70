import 'server-only'
import { type Logger, pino } from 'pino'
import { env } from './env'
import { processWide } from './process-wide'

const logger = processWide<Logger>('log')

/**
 * The one log of this process: JSON lines on standard error, written at once, so that the last line before a crash is
 * there. Standard output belongs to what the operator reads.
 *
 * Paths and ids are logged; query strings, bodies, tokens and passwords are not: callers leave them out, and the names
 * they would come under are blanked.
 */
export function log(): Logger {
  logger.value ??= pino(
    {
      level: env().FRAMEMARK_LOG_LEVEL,
      redact: {
        paths: ['password', 'secret', 'token', 'authorization', 'cookie', 'headers', '*.headers'],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
  return logger.value
}

/** Has {@link log} look at the level again, after a test changed the environment. */
export function forgetLog(): void {
  logger.value = undefined
}
