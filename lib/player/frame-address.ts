/** The address that opens the video shown at `page` at `frame`; whatever else was asked of that page is left out. */
export const addressOfFrame = (page: string, frame: number): string => `${page.replace(/[?#].*$/s, '')}?frame=${frame}`

const LONGEST_TITLE = 80

/**
 * What a picture of `frame` is called as a file: `Visit 12-frame-345.png`. Characters that some file system forbids, and
 * those that cannot be seen, become spaces; a leading dot, which hides a file, goes.
 */
export function pictureFileName(title: string, frame: number): string {
  const stem = title
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s/\\:*?"<>|]+/gu, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  const short = [...stem].slice(0, LONGEST_TITLE).join('').trim()
  return `${short === '' ? 'video' : short}-frame-${frame}.png`
}
