import { cell, formatTable, type Line, mebibytes } from '@/bench/host/table'
import type { Flatness } from './flatness'
import type { Results } from './results'
import type { SlowStanding } from './slow-readers'
import { type Figure, figureOf, type Standing, type Standings } from './standing'

/** A column of the table of one load. */
type Column = { readonly name: string; readonly of: (standing: Standing) => string }

const figure = (name: string, of: Figure, scale = 1): Column => ({
  name,
  of: (standing) => {
    const value = figureOf(standing, of)
    return cell(value === null ? null : value * scale)
  },
})

const RATE: readonly Column[] = [
  figure('requests/s', 'requestsPerSecond'),
  figure('MB/s', 'bytesPerSecond', 1e-6),
  figure('p50 ms', 'p50'),
  figure('p95 ms', 'p95'),
]
const COST: readonly Column[] = [
  figure('CPU ms/request', 'cpuMsPerRequest'),
  { name: 'peak MiB', of: (standing) => mebibytes(figureOf(standing, 'peakBytes')) },
  { name: 'files', of: ({ filesBefore, filesAfter }) => `${cell(filesBefore)} > ${filesAfter ?? '-'}` },
]
const CLIENT: Column = {
  name: 'client',
  of: (standing) => `${((figureOf(standing, 'clientCores') ?? Number.NaN) * 100).toFixed(0)}%`,
}

/** All tables but that of the targets. */
export function formatResults({ small, large, dropped, idle, slow, flat }: Results): string {
  const read = figure('MB read/request', 'readBytesPerRequest', 1e-6)
  const first = [figure('first byte p50 ms', 'p50'), figure('p95 ms', 'p95'), ...COST.slice(0, 2), CLIENT]
  return [
    loadTable('Random ranges of 64 KiB, 8 connections', [...RATE, ...COST, CLIENT], small),
    loadTable('Random ranges of 1 MiB, 8 connections', [...RATE, ...COST, CLIENT], large),
    loadTable('Open-ended ranges dropped after 256 KiB, 8 at once', [...RATE, ...COST, read, CLIENT], dropped),
    loadTable('First byte of 64 KiB, one request every 20 ms', first, idle),
    slowTable(slow),
    flat === null ? '' : flatTable(flat),
  ].join('\n\n')
}

function loadTable(title: string, columns: readonly Column[], standings: Standings): string {
  const lines = [...standings.values()].map(
    (standing): Line => [
      standing.server,
      ...columns.map(({ of }) => (standing.rounds.length === 0 ? '-' : of(standing))),
    ],
  )
  const failures = [...standings.values()].flatMap(({ server, rounds, failure }) =>
    failure === null ? [] : [`  ${server} was left out after ${rounds.length} rounds: ${failure}`],
  )
  return [title, formatTable(['', ...columns.map(({ name }) => name)], lines), ...failures].join('\n')
}

const SLOW_HEADER = ['', 'MiB', 'grew by', 'CPU', 'files', 'lost', 'first byte p50 ms', 'p95 ms']

function slowTable(slow: Results['slow']): string {
  const lines = [...slow].map(([server, standing]): Line => {
    if (typeof standing === 'string') return [server]
    const { residentBytes, grownBytes, cores, lost, p50, p95 } = standing
    const share = cores === null ? '-' : `${(cores * 100).toFixed(0)}%`
    return [
      ...[server, mebibytes(residentBytes), mebibytes(grownBytes), share],
      ...[filesOf(standing), String(lost), cell(p50), cell(p95)],
    ]
  })
  const failures = [...slow].flatMap(([server, standing]) =>
    typeof standing === 'string' ? [`  ${server} failed: ${standing}`] : [],
  )
  return ['200 streams of a 4 GiB file, read at 64 KiB/s each', formatTable(SLOW_HEADER, lines), ...failures].join('\n')
}

const filesOf = ({ filesBefore, filesDuring, filesAfter }: SlowStanding): string =>
  `${filesBefore ?? '-'} > ${filesDuring ?? '-'} > ${filesAfter ?? '-'}`

function flatTable(flat: Flatness): string {
  const header = ['', 'MiB before', 'first half', 'second half', 'after', 'files']
  const memory = [flat.bytesBefore, flat.firstHalfBytes, flat.secondHalfBytes, flat.bytesAfter].map(mebibytes)
  const line = ['framemark', ...memory, `${flat.filesBefore ?? '-'} > ${flat.filesAfter ?? '-'}`]
  return [`${flat.requests} ranges dropped after 256 KiB, one server`, formatTable(header, [line])].join('\n')
}
