import { z } from 'zod'
import { formatId } from '@/lib/import/format'

/** What a format cannot hold of this very document: how many segments lose it, and a few of them by name. */
export const exportLoss = z.object({
  what: z.string(),
  segments: z.number().int(),
  examples: z.array(z.string()),
})
export type ExportLoss = z.infer<typeof exportLoss>

/**
 * What an export is worth, found by reading it back with the importer: `exact` of `boundaries` ends come back on the very
 * frame. `certified` if all do.
 */
export const exportReport = z.object({
  format: formatId,
  title: z.string(),
  fileName: z.string(),
  convention: z.string(),
  segments: z.number().int(),
  certified: z.boolean(),
  boundaries: z.number().int(),
  exact: z.number().int(),
  /** One sentence: certified or not, and how many. */
  verdict: z.string(),
  /** The boundaries that do not come back, at most a hundred of them. */
  moved: z.array(z.string()),
  losses: z.array(exportLoss),
  remarks: z.array(z.string()),
  companions: z.array(z.string()),
})
export type ExportReport = z.infer<typeof exportReport>
