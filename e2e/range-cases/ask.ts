import { type RawAnswer, type RawRequest, rawRequest } from '@/e2e/fixtures/raw-http'
import type { Library } from '@/e2e/fixtures/server'
import { replaceBy, type StoredVideo, storeVideo } from '@/e2e/fixtures/stored-video'
import { type Known, type RangeCase, SIZE, type Span } from './case'

/** The spans of the file whose bytes a row looks at. */
function spansOf({ body }: RangeCase['expected']): readonly Span[] {
  if (typeof body === 'string') return []
  return 'parts' in body ? body.parts : [body]
}

/** A stored video whose file is for each row as long as the row says. */
export function createRowVideo(fileName: string) {
  let video: StoredVideo | undefined
  let sizeNow = -1
  return {
    async prepare(library: Library, row: Pick<RangeCase, 'size' | 'expected'>): Promise<StoredVideo> {
      video ??= await storeVideo(library, fileName)
      const size = row.size ?? SIZE
      const spans = spansOf(row.expected)
      if (size !== sizeNow || spans.length > 0) {
        await replaceBy(
          video,
          size,
          spans.map(({ first, last }) => [first, last] as const),
        )
        sizeNow = size
      }
      return video
    },
    /** Somebody else changed the file. */
    forget(): void {
      sizeNow = -1
    },
  }
}

/** The validators of the file at `target`, from a plain HEAD. */
export async function knownOf(url: string, target: string): Promise<Known> {
  const plain = await rawRequest(url, { method: 'HEAD', target })
  const etag = plain.headers.get('etag')?.[0] ?? ''
  const modified = Date.parse(plain.headers.get('last-modified')?.[0] ?? '')
  return {
    etag,
    opaque: etag.slice(1, -1),
    modified: (offsetSeconds = 0) => new Date(modified + offsetSeconds * 1000).toUTCString(),
  }
}

/** Asks the server at `url` what a row asks of the file at `target`. */
export const askRow = (url: string, row: RangeCase, target: string, known: Known): Promise<RawAnswer> =>
  rawRequest(url, requestOf(row, target, known))

function requestOf({ method = 'GET', send = {}, at }: RangeCase, target: string, known: Known): RawRequest {
  const fields = typeof send === 'function' ? send(known) : send
  const lines = Array.isArray(fields) ? fields : Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  if (at === undefined) return { method, target, lines }
  return { method, lines, target: 'path' in at ? `/api/media/videos/${at.path}` : `${target}&${at.query}` }
}
