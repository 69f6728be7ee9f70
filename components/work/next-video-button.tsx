'use client'

import { ArrowRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useMay } from '@/lib/browser/queries/me'
import { useTakeNext } from './use-take-next'

/** On to the next video, for who has just handed one in. */
export function NextVideoButton() {
  const take = useTakeNext()
  if (!useMay('work:take')) return null
  return (
    <Button look="primary" data-testid="next-video" disabled={take.isPending} onClick={() => take.mutate()}>
      {take.isPending ? 'Looking…' : 'Next video'} <ArrowRight aria-hidden={true} className="size-4" />
    </Button>
  )
}
