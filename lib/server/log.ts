import 'server-only'
import { type DestinationStream, type Logger, pino } from 'pino'
import { env } from './env'
import { processWide } from './process-wide'
import { withoutSecrets } from './without-secrets'

const logger = processWide<Logger>('log')

/**
 * The one log of this process: JSON lines on standard error, written at once, so that the last line before a crash is
 * there. Standard output belongs to what the operator reads.
 *
 * Paths and ids are logged; query strings, bodies, tokens and passwords are not: callers leave them out, the names they
 * would come under are blanked, and what is left in somebody else's words is taken out of the line.
 */
export function log(): Logger {
  logger.value ??= createLog(pino.destination({ dest: 2, sync: true }))
  return logger.value
}

/** A log that writes its lines to `destination`. */
export function createLog(destination: DestinationStream): Logger {
  return pino(
    {
      level: env().FRAMEMARK_LOG_LEVEL,
      serializers: { err: describeError },
      redact: {
        paths: ['password', 'secret', 'token', 'authorization', 'cookie', 'headers', '*.headers'],
        censor: '[hidden]',
      },
      hooks: { streamWrite: withoutSecrets },
    },
    destination,
  )
}

/** Of what was thrown, what explains it. Libraries hang requests, headers and bodies on their errors. */
function describeError(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return String(thrown)
  const { name, message, stack, cause } = thrown
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
  return { type: name, message, code, stack, cause: cause === undefined ? undefined : describeError(cause) }
}

/** Has {@link log} look at the level again, after a test changed the environment. */
export function forgetLog(): void {
  logger.value = undefined
}
