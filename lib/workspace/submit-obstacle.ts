import type { Outbox } from './outbox'

/**
 * Why the work cannot be submitted now, and what to do; null if it can. `errors` are those of the rules, `proposals` the
 * suggestions that nobody has decided on. What is not saved comes first: the rest may change with it.
 */
export function submitObstacle(parts: {
  readonly outbox: Outbox
  readonly loaded: boolean
  readonly errors: number
  readonly proposals: number
}): string | null {
  const { outbox, loaded, errors, proposals } = parts
  if (!loaded) return 'The segments are not loaded yet.'
  const { length } = outbox.entries
  if (length > 0) return `${length === 1 ? '1 change is' : `${length} changes are`} not saved yet.`
  if (errors > 0) return `${errors === 1 ? '1 error is' : `${errors} errors are`} left: F8 goes to the next.`
  if (proposals > 0) {
    return `${proposals === 1 ? '1 suggestion is' : `${proposals} suggestions are`} neither accepted nor rejected.`
  }
  return null
}
