import 'server-only'

/** A place for one value. */
export type Slot<T> = { value: T | undefined }

/**
 * The place named `name`, one for the whole process. The server and the pages it serves are bundled apart, so a variable
 * of a module exists twice; what must exist once (the database, the environment) is kept here.
 */
export function processWide<T>(name: string): Slot<T> {
  const slots = globalThis as typeof globalThis & Record<symbol, Slot<T> | undefined>
  const key = Symbol.for(`framemark.${name}`)
  slots[key] ??= { value: undefined }
  return slots[key]
}
