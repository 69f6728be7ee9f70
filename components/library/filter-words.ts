import type { VideoFilter } from '@/lib/browser/queries/video-list'
import type { WorkPerson } from '@/lib/work/batch-schema'

export const FOOTAGE: readonly (readonly [VideoFilter['variant'], string])[] = [
  ['any', 'Any footage'],
  ['raw', 'Only raw'],
  ['processed', 'Only processed'],
  ['both', 'Raw and processed'],
  ['unpaired', 'One without the other'],
]

/** Whose work a video is: given to them, or begun by them. People beside oneself are told by name. */
export const assigneeOptions = (people: readonly WorkPerson[]): readonly (readonly [string, string])[] => [
  ['anyone', 'Anyone or nobody'],
  ['me', 'Mine'],
  ['none', 'Nobody’s yet'],
  ...people.map(({ id, name }) => [id, name] as const),
]

/** A filter that is set, as a person says it, and what takes it off again. */
export type ActiveFilter = { readonly words: string; readonly off: Partial<VideoFilter> }

/** The filters that are set in the popover, in its order. */
export function activeFilters(
  { variant, label, assignee }: VideoFilter,
  people: readonly WorkPerson[] = [],
): ActiveFilter[] {
  const wordOf = <V extends string>(options: readonly (readonly [V, string])[], value: V): string =>
    options.find(([each]) => each === value)?.[1] ?? value
  return [
    ...(variant === 'any' ? [] : [{ words: wordOf(FOOTAGE, variant), off: { variant: 'any' } as const }]),
    ...(label === '' ? [] : [{ words: `Label: ${label}`, off: { label: '' } }]),
    ...(assignee === 'anyone'
      ? []
      : [{ words: `Work: ${wordOf(assigneeOptions(people), assignee)}`, off: { assignee: 'anyone' } as const }]),
  ]
}
