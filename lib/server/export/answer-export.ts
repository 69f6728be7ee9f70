import 'server-only'
import type { ExportQuery } from '@/lib/export/export-request'
import { type ExportedFile, exportSegments } from '@/lib/export/export-segments'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { contentDisposition } from '@/lib/http/content-disposition'
import { err, ok, type Result } from '@/lib/result/result'
import { listSegments } from '@/lib/server/segments/list-segments'
import { labeledDocument } from './labeled-document'

/**
 * What `annotatorId` labeled on the video, as a file to be saved: the export, what belongs to it, or what it is worth.
 * Errors as of {@link labeledDocument}; `not-found` where nothing belongs to the format.
 */
export async function answerExport(
  videoId: string,
  query: ExportQuery,
  annotatorId: string,
): Promise<Result<Response | { readonly json: unknown; readonly audited: null }, ApiError>> {
  const document = await labeledDocument(videoId, annotatorId)
  if (!document.ok) return document
  const list = await listSegments(videoId, annotatorId)
  if (!list.ok) return list
  const input = { ...document.value, segments: list.value.segments, exportedAt: new Date().toISOString() }
  const file = exportSegments(input, query.format, { includeProposals: query.proposals === 'include' })
  if (query.report === '1') return ok({ json: file.report(), audited: null })
  return query.part === 'file' ? ok(fileResponse(file)) : companionResponse(file)
}

function fileResponse({ fileName, mediaType, chunks }: ExportedFile): Response {
  return new Response(streamOf(chunks()), { headers: headersOf(fileName, mediaType) })
}

function companionResponse({ companions }: ExportedFile): Result<Response, ApiError> {
  const [companion] = companions()
  if (companion === undefined) return err(apiError('not-found', 'No other file belongs to this format.'))
  const { fileName, mediaType, text } = companion
  return ok(new Response(text, { headers: headersOf(fileName, mediaType) }))
}

const headersOf = (fileName: string, mediaType: string) => ({
  'content-type': mediaType,
  'content-disposition': contentDisposition('attachment', fileName),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})

/** Pieces are put together up to this size, in characters, before they are sent. */
const PIECE = 64 * 1024

/** `chunks` as bytes, made only as fast as they are taken. */
function streamOf(chunks: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      let text = ''
      while (text.length < PIECE) {
        const { done, value } = iterator.next()
        if (done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
    },
  })
}
