/**
 * One record of a delimited text, and the line (from 1) it begins on. `isCut`: the text ends within it, in quotes that are
 * never closed, or without a line end and with fewer fields than the first record; its last field may be a part of one.
 */
export type TextRecord = { readonly line: number; readonly fields: readonly string[]; readonly isCut: boolean }

export type Delimiter = ',' | ';' | '\t'

/**
 * The records of `text` (RFC 4180): fields in double quotes may hold delimiters, line ends and doubled quotes. Line ends
 * are CRLF, LF or CR; a byte order mark and empty lines are passed over. A quote that is never closed ends with the text.
 */
export function parseDelimited(text: string, delimiter: Delimiter): TextRecord[] {
  const records: TextRecord[] = []
  const source = text.replace(/^\uFEFF/, '')
  let [at, line] = [0, 1]
  while (at < source.length) {
    const begun = line
    const fields: string[] = []
    let isOpen = false
    for (let isMore = true; isMore; ) {
      const field = readField(source, at, delimiter)
      fields.push(field.text)
      isOpen = field.isOpen
      line += countLineEnds(source, at, field.end)
      at = field.end
      isMore = source[at] === delimiter
      if (isMore) at += 1
    }
    const isCut = isOpen || (at >= source.length && fields.length < (records[0]?.fields.length ?? 0))
    if (at < source.length) {
      at += source.startsWith('\r\n', at) ? 2 : 1
      line += 1
    }
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begun, fields, isCut })
  }
  return records
}

type TextField = { readonly text: string; readonly end: number; readonly isOpen: boolean }

/** The field that begins at `from`, and where its delimiter or line end is. `isOpen`: its quotes are never closed. */
function readField(source: string, from: number, delimiter: Delimiter): TextField {
  if (source[from] !== '"') return plainField(source, from, delimiter)
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = source.indexOf('"', at)
    if (quote === -1) return { text: text + source.slice(at), end: source.length, isOpen: true }
    text += source.slice(at, quote)
    if (source[quote + 1] !== '"') {
      const rest = plainField(source, quote + 1, delimiter)
      return { ...rest, text: text + rest.text }
    }
    text += '"'
    at = quote + 2
  }
}

function plainField(source: string, from: number, delimiter: Delimiter): TextField {
  let end = from
  while (end < source.length && source[end] !== delimiter && source[end] !== '\n' && source[end] !== '\r') end += 1
  return { text: source.slice(from, end), end, isOpen: false }
}

/** What is told of a record that is cut. */
export const CUT_OFF = 'The file ends within this row, so its numbers may be parts of numbers.'

function countLineEnds(source: string, from: number, to: number): number {
  return source.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0
}

/** The delimiter of a text, from its first line: the one there are most of. */
export function delimiterOf(text: string): Delimiter {
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1)
  const count = (delimiter: Delimiter) => line.split(delimiter).length
  const delimiters = ['\t', ';', ','] as const
  return delimiters.reduce((most, next) => (count(next) > count(most) ? next : most))
}

/** Fields of a record by the name of their column; a name that is there twice means the first. */
export function namedFields(header: readonly string[]): (fields: readonly string[]) => (name: string) => string {
  const places = new Map(header.map((name, at) => [name, at] as const).reverse())
  return (fields) => (name) => fields[places.get(name) ?? -1] ?? ''
}
