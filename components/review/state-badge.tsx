import { Badge } from '@/components/ui/badge'
import type { ReviewState } from '@/lib/work/review-schema'

const WORDS = {
  draft: ['Draft', 'neutral'],
  submitted: ['Submitted', 'accent'],
  returned: ['Returned', 'warn'],
  accepted: ['Accepted', 'good'],
} as const

/** How far somebody’s work is, in a word. */
export function StateBadge({ state }: { readonly state: ReviewState }) {
  const [words, tone] = WORDS[state]
  return (
    <Badge tone={tone} data-testid="document-state" data-state={state}>
      {words}
    </Badge>
  )
}
