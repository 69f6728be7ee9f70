import { saveBlob } from '@/lib/browser/exports/save-blob'

/** Where a picture went: to the clipboard, or into a file where a page may not write there. */
export type HandedOver = 'copied' | 'downloaded'

/**
 * Puts a PNG on the clipboard; where the browser does not let a page do that (it does not without HTTPS), offers it as
 * the file `fileName`. The clipboard is asked before the picture is made, while the click is fresh (Clipboard API 7.2).
 */
export async function handOverPicture(png: Promise<Blob>, fileName: string): Promise<HandedOver> {
  if (typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      return 'copied'
    } catch {
      // The clipboard is not for this page: the file is what is left.
    }
  }
  saveBlob(await png, fileName)
  return 'downloaded'
}
