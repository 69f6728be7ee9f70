import type { VideoFilter } from '@/lib/browser/queries/video-list'

export const FOOTAGE: readonly (readonly [VideoFilter['variant'], string])[] = [
  ['any', 'Any footage'],
  ['raw', 'Only raw'],
  ['processed', 'Only processed'],
  ['both', 'Raw and processed'],
  ['unpaired', 'One without the other'],
]

export const ASSIGNEE: readonly (readonly [VideoFilter['assignee'], string])[] = [
  ['anyone', 'Anyone or nobody'],
  ['me', 'Labeled by me'],
  ['none', 'Not labeled yet'],
]

/** A filter that is set, as a person says it, and what takes it off again. */
export type ActiveFilter = { readonly words: string; readonly off: Partial<VideoFilter> }

/** The filters that are set in the popover, in its order. */
export function activeFilters({ variant, label, assignee }: VideoFilter): ActiveFilter[] {
  const wordOf = <V extends string>(options: readonly (readonly [V, string])[], value: V): string =>
    options.find(([each]) => each === value)?.[1] ?? value
  return [
    ...(variant === 'any' ? [] : [{ words: wordOf(FOOTAGE, variant), off: { variant: 'any' } as const }]),
    ...(label === '' ? [] : [{ words: `Label: ${label}`, off: { label: '' } }]),
    ...(assignee === 'anyone' ? [] : [{ words: wordOf(ASSIGNEE, assignee), off: { assignee: 'anyone' } as const }]),
  ]
}
