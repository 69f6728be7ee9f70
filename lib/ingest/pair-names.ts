const SUFFIX = /[\s._-]*(?:processed|anonymi[sz]ed|anon|blurred|deidentified|redacted|raw|original)$/i

/** The name of a file without folder and extension: `a/b/Case 7.mp4` is `Case 7`. */
export function stemOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** What the raw and the processed file of one video have in common: the stem without `_raw`, `-anonymized` and the like, in lower case. */
export function pairKey(path: string): string {
  const stem = stemOf(path).normalize('NFC')
  const bare = stem.replace(SUFFIX, '')
  return (bare === '' ? stem : bare).toLowerCase()
}

/** The raw files with the processed file of each, and the processed files that no raw file or more than one answers to. */
export type Pairing = {
  readonly pairs: readonly { readonly raw: string; readonly processed: string | null }[]
  readonly unmatched: readonly { readonly processed: string; readonly reason: string }[]
}

/**
 * Pairs files by name. A name that several raw files or several processed files share is not guessed at: the processed
 * ones are unmatched, with the reason.
 */
export function pairNames(raw: readonly string[], processed: readonly string[]): Pairing {
  const rawByKey = groupByKey(raw)
  const processedByKey = groupByKey(processed)
  const isClear = (key: string) => rawByKey.get(key)?.length === 1 && processedByKey.get(key)?.length === 1
  return {
    pairs: raw.map((path) => ({
      raw: path,
      processed: isClear(pairKey(path)) ? (processedByKey.get(pairKey(path))?.[0] ?? null) : null,
    })),
    unmatched: processed
      .filter((path) => !isClear(pairKey(path)))
      .map((path) => ({ processed: path, reason: whyUnmatched(rawByKey.get(pairKey(path))?.length ?? 0) })),
  }
}

function whyUnmatched(rawCount: number): string {
  if (rawCount === 0) return 'No raw file has the same name (leaving out endings such as _processed or _anonymized).'
  if (rawCount === 1)
    return 'Several processed files have this name: it is not clear which one belongs to the raw file.'
  return 'Several raw files have this name: it is not clear which one it belongs to.'
}

function groupByKey(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const path of paths) groups.set(pairKey(path), [...(groups.get(pairKey(path)) ?? []), path])
  return groups
}
