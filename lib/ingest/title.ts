import { stemOf } from './pair-names'

const MAX_TITLE_LENGTH = 200

/** A title for the video in the file of this name: the stem, with control and formatting characters as spaces. Never empty. */
export function titleFromFileName(fileName: string): string {
  const title = stemOf(fileName)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim()
  return title === '' ? 'Untitled' : [...title].slice(0, MAX_TITLE_LENGTH).join('')
}

/** A file name to show and to offer for download: no folder, no control characters; at most 255 characters. Never empty. */
export function safeFileName(path: string): string {
  const name = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
  return name === '' ? 'untitled' : [...name].slice(0, 255).join('')
}
