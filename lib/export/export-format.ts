import { stem } from '@/lib/import/chosen-video'
import type { FormatId } from '@/lib/import/format'
import type { ExportDocument } from './export-document'

/** A file that stands beside an export because the format cannot say it: a labeling config, a schema. */
export type Companion = { readonly suffix: string; readonly mediaType: string; readonly text: string }

/** One format that segments are written in. */
export type ExportFormat = {
  readonly id: FormatId
  /** With the point in front; what the file is called after the video. */
  readonly extension: string
  readonly mediaType: string
  /** How it counts: frame base, whether the end belongs to the segment, timebase. One sentence. */
  readonly convention: string
  /** Whether times are rounded to milliseconds. */
  readonly isRounded?: true
  /** Whether it tells what marks a frame from what lasts for one. */
  readonly hasPoints?: true
  /** The text in pieces; together they are the whole file. The same document gives the same text. */
  readonly write: (document: ExportDocument) => Iterable<string>
  /** What it does to this document that somebody should know, beside what does not come back. */
  readonly remarks?: (document: ExportDocument) => readonly string[]
  readonly companions?: (document: ExportDocument) => readonly Companion[]
}

/** What the file of `document` in `format` is called. */
export function exportFileName({ video }: ExportDocument, { extension }: Pick<ExportFormat, 'extension'>): string {
  const name = shortened(stem(video.fileName).replace(/[\p{C}"*/:<>?\\|]/gu, '_'))
  return `${name === '' ? video.id : name}${extension}`
}

/** File systems take 255 bytes; an extension, the id of the video and `.report.json` must have room beside the name. */
const MOST_BYTES = 160

/** As many characters of `name` as fit, in UTF-8. */
function shortened(name: string): string {
  let bytes = 0
  let end = 0
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > MOST_BYTES) return name.slice(0, end)
    end += character.length
  }
  return name
}

/** Equal for names that some file system takes for one: of Windows and of macOS capitals and composition do not count. */
export const fileNameKey = (fileName: string): string => fileName.normalize('NFC').toLowerCase()
