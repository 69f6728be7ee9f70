import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

/** What somebody says of the files they add. */
export const footageChoice = z.object({
  variant: variantKind,
  /** Only of processed footage. */
  anonymized: z.boolean(),
  pairsByName: z.boolean(),
})
export type FootageChoice = z.infer<typeof footageChoice>

export const DEFAULT_FOOTAGE: FootageChoice = { variant: 'raw', anonymized: false, pairsByName: true }

/** The metadata of an upload (lib/ingest/upload-request) that says the same. The hash follows while the bytes are sent. */
export const metadataOfFootage = (
  { variant, anonymized, pairsByName }: FootageChoice,
  file: { readonly fileName: string; readonly relativePath: string | null },
): Record<string, string> => ({
  filename: file.fileName,
  ...(file.relativePath !== null && { relativePath: file.relativePath }),
  variant,
  ...(variant === 'processed' && anonymized && { anonymized: 'true' }),
  ...(pairsByName && { pair: 'name' }),
  sha256: 'pending',
})
