import type { Delimiter } from '@/lib/import/delimited-text'

/** `fields` as a line (RFC 4180), its end included: quoted only where that is needed. */
export const delimitedLine = (fields: readonly string[], delimiter: Delimiter): string =>
  `${fields.map((field) => (needsQuotes(field, delimiter) ? `"${field.replaceAll('"', '""')}"` : field)).join(delimiter)}\r\n`

const needsQuotes = (field: string, delimiter: Delimiter): boolean =>
  /["\r\n]/.test(field) || field.includes(delimiter) || field.startsWith('\uFEFF')
