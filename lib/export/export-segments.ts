import type { FormatId } from '@/lib/import/format'
import { certify } from './certify'
import { createExportDocument, type ExportInput, type ExportOptions } from './export-document'
import { type Companion, exportFileName } from './export-format'
import type { ExportReport } from './export-report'
import { EXPORT_FORMATS } from './formats'

/** A file of segments. `chunks` are made as they are asked for; together they are the text. */
export type ExportedFile = {
  readonly fileName: string
  readonly mediaType: string
  readonly chunks: () => Iterable<string>
  /** Other files that belong to it. */
  readonly companions: () => readonly (Companion & { readonly fileName: string })[]
  /** Reads the file back and says what it is worth: as much work as an import. */
  readonly report: () => ExportReport
}

/** `input` in `format`. */
export function exportSegments(input: ExportInput, format: FormatId, options: ExportOptions): ExportedFile {
  const document = createExportDocument(input, options)
  const writer = EXPORT_FORMATS[format]
  const chunks = () => writer.write(document)
  return {
    fileName: exportFileName(document, writer),
    mediaType: writer.mediaType,
    chunks,
    companions: () =>
      (writer.companions?.(document) ?? []).map((companion) => ({
        ...companion,
        fileName: exportFileName(document, { extension: companion.suffix }),
      })),
    report: () => certify(document, writer, [...chunks()].join('')),
  }
}
