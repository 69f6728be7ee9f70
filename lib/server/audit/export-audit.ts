import 'server-only'
import type { AuditEntry, AuditExportFormat, AuditFilter } from '@/lib/audit/schema'
import { detailAsText, sentenceOf } from '@/lib/audit/sentence'
import { delimitedLine } from '@/lib/export/delimited-line'
import { contentDisposition } from '@/lib/http/content-disposition'
import { allAudit } from './list-audit'

const MEDIA_TYPE = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json' } as const

/** All that matches `filter` as a file to be saved, made only as fast as it is taken. */
export function exportAudit(filter: AuditFilter, format: AuditExportFormat): Response {
  const day = new Date().toISOString().slice(0, 10)
  return new Response(streamOf(format === 'csv' ? csvOf(filter) : jsonOf(filter)), {
    headers: {
      'content-type': MEDIA_TYPE[format],
      'content-disposition': contentDisposition('attachment', `framemark-audit-${day}.${format}`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

const COLUMNS = [
  ...['sequence', 'at', 'actorName', 'actorId', 'actorKind', 'action', 'sentence', 'outcome'],
  ...['videoId', 'videoTitle', 'subjectId', 'subjectName', 'address', 'details'],
]

async function* csvOf(filter: AuditFilter): AsyncGenerator<string> {
  yield delimitedLine(COLUMNS, ',')
  for await (const entries of allAudit(filter)) yield entries.map(csvLine).join('')
}

const csvLine = (entry: AuditEntry): string => delimitedLine(fieldsOf(entry).map(harmless), ',')

function fieldsOf(entry: AuditEntry): string[] {
  const { who, did, whom } = sentenceOf(entry)
  const details = Object.entries(entry.details).map(([key, value]) => `${key}: ${detailAsText(value)}`)
  return [
    ...[String(entry.sequence), entry.at, entry.actorName, entry.actorId ?? '', entry.actorKind, entry.action],
    ...[`${who} ${did}${whom === null ? '' : ` ${whom}`}`, entry.outcome, entry.videoId ?? '', entry.videoTitle ?? ''],
    ...[entry.subjectId ?? '', entry.subjectName ?? '', entry.address ?? '', details.join('; ')],
  ]
}

/**
 * A field that a spreadsheet would take for a formula, with an apostrophe before it: names are chosen by people.
 * Source: OWASP, CSV Injection.
 */
export const harmless = (field: string): string => (/^[\s]*[=+\-@]|^[\t\r\n]/.test(field) ? `'${field}` : field)

async function* jsonOf(filter: AuditFilter): AsyncGenerator<string> {
  yield '['
  let before = '\n'
  for await (const entries of allAudit(filter)) {
    yield before + entries.map((entry) => JSON.stringify(entry)).join(',\n')
    before = ',\n'
  }
  yield '\n]\n'
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
