import { Badge } from '@/components/ui/badge'
import { dueWords } from '@/lib/work/work-words'

/** When something is due, in days from today; nothing where there is no date. */
export function DueBadge({ dueAt }: { readonly dueAt: string | null }) {
  if (dueAt === null) return null
  const at = new Date(dueAt)
  const { words, isLate } = dueWords(at.getTime(), Date.now(), at.getTimezoneOffset())
  return (
    <Badge tone={isLate ? 'bad' : 'neutral'} title={at.toLocaleString(undefined, { dateStyle: 'full' })}>
      {words}
    </Badge>
  )
}
