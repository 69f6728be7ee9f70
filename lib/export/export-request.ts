import { z } from 'zod'
import { formatId } from '@/lib/import/format'

/**
 * The query of `GET /api/videos/:id/export`. `report=1`: what the export is worth, as JSON, in place of it.
 * `part=companion`: the file that belongs to it (labeling config, schema). `proposals=include`: also what machines suggest.
 */
export const exportQuery = z.object({
  format: formatId,
  report: z.literal('1').optional(),
  part: z.enum(['file', 'companion']).default('file'),
  proposals: z.enum(['include', 'leave-out']).default('leave-out'),
})
export type ExportQuery = z.infer<typeof exportQuery>
