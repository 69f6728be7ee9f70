import { resolve } from 'node:path'

/**
 * `path` as whoever types it means it: npm runs this in the project's folder and says in INIT_CWD where the person is.
 * Throws with a reason if it is empty.
 */
export function pathFromHere(path: string): string {
  if (path === '') throw new Error('A path is empty: perhaps a variable of your shell is not set.')
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
