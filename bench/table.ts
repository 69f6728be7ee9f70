import { type Measured, quantile } from './measure'

const HEADER = ['range', 'server', 'requests/s', 'MB/s', 'p50 ms', 'p95 ms', 'CPU ms/request']

/** One line of the table: `measured` under load of ranges of `rangeBytes` bytes. */
export type Row = { readonly rangeBytes: number; readonly server: string; readonly measured: Measured }

/** The rows as text, each pair of one range size followed by the ratio of the second server to the first. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEADER]
  const sizes = [...new Set(rows.map(({ rangeBytes }) => rangeBytes))]
  for (const size of sizes) {
    const pair = rows.filter(({ rangeBytes }) => rangeBytes === size)
    for (const { server, measured } of pair)
      lines.push([sizeName(size), server, ...numbersOf(measured, size).map(shown)])
    const [reference, subject] = pair.map(({ measured }) => numbersOf(measured, size))
    if (reference !== undefined && subject !== undefined) lines.push(['', 'ratio', ...ratios(subject, reference)])
  }
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n')
}

function numbersOf({ seconds, latencies, cpuSeconds }: Measured, rangeBytes: number): (number | null)[] {
  const perSecond = latencies.length / seconds
  return [
    perSecond,
    (perSecond * rangeBytes) / 1e6,
    quantile(latencies, 0.5),
    quantile(latencies, 0.95),
    cpuSeconds === null ? null : (cpuSeconds * 1000) / latencies.length,
  ]
}

const ratios = (subject: readonly (number | null)[], reference: readonly (number | null)[]): string[] =>
  subject.map((value, column) => {
    const other = reference[column] ?? null
    return value === null || other === null || other === 0 ? '' : `${(value / other).toFixed(2)}x`
  })

const shown = (value: number | null): string => (value === null ? 'unknown' : value.toFixed(value < 10 ? 2 : 0))

const sizeName = (bytes: number): string => (bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`)
