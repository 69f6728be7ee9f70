const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** A size for people: `512 B`, `1.4 MiB`. Null stays null: unknown is not zero. */
export function formatBytes(bytes: number | null): string | null {
  if (bytes === null) return null
  const exponent = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), BYTE_UNITS.length - 1)
  const value = bytes / 1024 ** exponent
  return `${value >= 100 || exponent === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${BYTE_UNITS[exponent]}`
}

/** A duration in milliseconds for people: `0.8 ms`, `34 ms`, `1.25 s`. Null stays null. */
export function formatMilliseconds(ms: number | null): string | null {
  if (ms === null) return null
  if (ms >= 1000) return `${Math.round(ms / 10) / 100} s`
  return `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`
}
