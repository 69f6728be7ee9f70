import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'
import { safeFileName } from './title'

/** A SHA-256 in hexadecimal digits; in lower case once it is parsed. */
export const sha256Hex = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 in 64 hexadecimal digits')
  .toLowerCase()

/** A key without a value says nothing. */
const withoutNulls = (metadata: unknown): unknown =>
  typeof metadata === 'object' && metadata !== null
    ? Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null))
    : metadata

/**
 * What a client says of a file before it sends it: the keys of `Upload-Metadata` (tus 1.0.0, Creation), decoded. Keys that
 * are not here mean nothing.
 *
 * `sha256`: of the whole file; `pending` if it will be told before or after the last byte, absent if never.
 */
export const uploadMetadata = z.preprocess(
  withoutNulls,
  z
    .object({
      filename: z
        .string('the name of the file is missing')
        .min(1, 'the name of the file is missing')
        .transform(safeFileName),
      relativePath: z.string().max(4096, 'at most 4096 characters').optional(),
      variant: variantKind.default('raw'),
      anonymized: z
        .enum(['true', 'false'], "'true' or 'false'")
        .default('false')
        .transform((text) => text === 'true'),
      videoId: z.string().min(1).max(64).optional(),
      pair: z.literal('name', "'name' or nothing").optional(),
      sha256: z.union([z.literal('pending'), sha256Hex], "64 hexadecimal digits, or 'pending'").optional(),
    })
    .refine(({ anonymized, variant }) => !anonymized || variant === 'processed', {
      path: ['anonymized'],
      message: 'only processed footage can be anonymized; say variant processed, too',
    }),
)

/** How far an upload is: `GET /api/uploads/:id`. Bytes; `jobId` once the library took it over. */
export const uploadStatus = z.object({
  offset: z.number().int().nonnegative(),
  size: z.number().int().positive(),
  jobId: z.string().nullable(),
})
export type UploadStatus = z.infer<typeof uploadStatus>

/** The body of `PUT /api/uploads/:id/sha256`. */
export const uploadHash = z.object({ sha256: sha256Hex })

/** How long an upload that nobody goes on with is kept. */
export const UPLOAD_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000
