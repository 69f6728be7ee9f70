import { create } from 'content-disposition'

/** `inline`: shown in the page. `attachment`: saved. */
export type Disposition = 'inline' | 'attachment'

// Control characters, quotes, path separators, and the marks that make a name read backwards (U+202E and its kin).
const UNSAFE = /[\p{Cc}\p{Bidi_Control}"\\/]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const MAX_NAME_LENGTH = 200

/**
 * The Content-Disposition of a file called `fileName`: an ASCII name in quotes and, where that loses something, the
 * real one in UTF-8 (RFC 6266, RFC 8187). Safe for any name: line breaks, quotes and path separators become `_`, and
 * no name can end the header or start another one.
 */
export function contentDisposition(disposition: Disposition, fileName: string): string {
  const name = fileName.replace(LONE_SURROGATE, '\uFFFD').replace(UNSAFE, '_')
  return create(shorten(name), { type: disposition })
}

/** At most 200 characters, cut in front of the extension and never inside a character. */
function shorten(name: string): string {
  const characters = [...name]
  if (characters.length <= MAX_NAME_LENGTH) return name
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return characters.slice(0, MAX_NAME_LENGTH - extension.length).join('') + extension
}
