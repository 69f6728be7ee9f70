/** One line of a table; the cells stand under the names of the columns. */
export type Line = readonly string[]

/** The lines under `header` as text: the first `left` columns flush left, numbers flush right. */
export function formatTable(header: Line, lines: readonly Line[], left = 1): string {
  const all = [header, header.map(() => ''), ...lines]
  const widths = header.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)))
  all[1] = widths.map((width) => '-'.repeat(width))
  const pad = (cell: string, column: number) =>
    column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return all.map((line) => line.map(pad).join('  ').trimEnd()).join('\n')
}

/** A number as a cell: three digits or the whole of it; what is not known is a dash. */
export function cell(value: number | null | undefined, unit = ''): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '-'
  if (Number.isInteger(value)) return value + unit
  const size = Math.abs(value)
  const digits = size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0
  return `${value.toFixed(digits)}${unit}`
}

/** Bytes as MiB. */
export const mebibytes = (bytes: number | null | undefined): string =>
  bytes === null || bytes === undefined ? '-' : (bytes / 1024 / 1024).toFixed(0)
