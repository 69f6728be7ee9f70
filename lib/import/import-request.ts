import { z } from 'zod'
import { formatId } from './format'
import { importAs, type LabelMapping, labelMapping } from './import-plan'
import { jsonOf } from './json-value'

/**
 * The query of `POST /api/videos/:id/import`; the body is the file. `format`: what it has to be, else that is found out.
 * `dryRun=1`: the plan and nothing else. `as=proposals`: a machine's suggestions. `labels`: JSON that says for names in
 * the file which label they mean (its id or its name), or null for rows that are left out.
 */
export const importQuery = z.object({
  format: formatId.optional(),
  dryRun: z.literal('1').optional(),
  as: importAs.default('told'),
  labels: z
    .string()
    .max(100_000)
    .transform((text, context): LabelMapping => {
      const parsed = labelMapping.safeParse(jsonOf(text))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: 'a JSON object of names in the file and labels' })
      return z.NEVER
    })
    .optional(),
})
export type ImportQuery = z.infer<typeof importQuery>

/** `mapping` with the id of each label in place of its name. */
export function mappingToIds(
  mapping: LabelMapping,
  labels: readonly { readonly id: string; readonly name: string }[],
): LabelMapping {
  const idOf = (wanted: string) =>
    (labels.find(({ id }) => id === wanted) ?? labels.find(({ name }) => name === wanted))?.id ?? wanted
  return Object.fromEntries(
    Object.entries(mapping).map(([name, wanted]) => [name, wanted === null ? null : idOf(wanted)]),
  )
}
