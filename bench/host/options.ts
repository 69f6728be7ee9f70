import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options of this program; ends it with one clear line where there are others. */
export function readOptions<const T extends Options>(options: T) {
  try {
    return parseArgs({ options, strict: true }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Ends the program before it did anything. */
export function refuse(reason: string): never {
  console.error(reason)
  process.exit(2)
}
