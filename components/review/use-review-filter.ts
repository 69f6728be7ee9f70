import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { type ReviewFilter, reviewState } from '@/lib/work/review-schema'

const FILTER = {
  state: parseAsStringLiteral(reviewState.options).withDefault('submitted'),
  batch: parseAsString,
  annotator: parseAsString,
}

/** What of the work is looked at, kept in the address. */
export function useReviewFilter(): [ReviewFilter, (change: Partial<ReviewFilter>) => void] {
  const [{ state, batch, annotator }, set] = useQueryStates(FILTER)
  const filter = { state, batch: batch ?? undefined, annotator: annotator ?? undefined }
  const change = (wanted: Partial<ReviewFilter>) => {
    const next = { ...filter, ...wanted }
    void set({ state: next.state, batch: next.batch ?? null, annotator: next.annotator ?? null })
  }
  return [filter, change]
}
