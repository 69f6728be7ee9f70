import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { visibleTo } from '@/lib/server/videos/visible-to'

export const DOCUMENT_NOT_FOUND = apiError(
  'document-not-found',
  'There is no such work. It may be of a video that you do not see.',
)

const SELECTION = {
  id: true,
  videoId: true,
  annotatorId: true,
  reviewerId: true,
  state: true,
  sequence: true,
  video: { select: { title: true } },
} as const satisfies Prisma.AnnotationDocumentSelect

export type ReadableDocument = Prisma.AnnotationDocumentGetPayload<{ select: typeof SELECTION }>

/**
 * A document that `principal` may read: their own, or anybody's for who may review. Error: `document-not-found`, the same
 * for what is not there, of a video they do not see, and not theirs.
 */
export async function readableDocument(
  documentId: string,
  principal: Principal,
  client: Prisma.TransactionClient = db(),
): Promise<Result<ReadableDocument, ApiError>> {
  const document = await client.annotationDocument.findFirst({
    where: { id: documentId, video: visibleTo(principal), ...ownUnlessReviewer(principal) },
    select: SELECTION,
  })
  return document === null ? err(DOCUMENT_NOT_FOUND) : ok(document)
}

/** Documents that `principal` may read, of videos they see: annotators are blind to each other. */
export const ownUnlessReviewer = (principal: Principal): { readonly annotatorId?: string } =>
  isPermitted(principal, 'document:review') ? {} : { annotatorId: principal.userId }
