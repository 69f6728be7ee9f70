'use client'

import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { BookOpenText } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { videoWorkQuery } from '@/lib/browser/queries/work'
import { DueBadge } from './due-badge'

/** What the batch of the open video asks for, behind a button. Nothing for a video in no batch. */
export function BatchInstructions({ videoId }: { readonly videoId: string }) {
  const { data: batch } = useQuery(videoWorkQuery(videoId))
  if (batch === undefined || batch === null) return null
  return (
    <Popover.Root>
      <Popover.Trigger
        render={<Button look="quiet" className="px-2!" title={`Instructions of the batch “${batch.name}”`} />}
      >
        <BookOpenText aria-hidden={true} className="size-4" /> <span className="max-xl:sr-only">Instructions</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className="z-30">
          <Popover.Popup
            data-testid="batch-instructions"
            className="max-h-[70dvh] w-96 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-ink shadow-xl"
          >
            <div className="flex items-center gap-2">
              <Popover.Title className="min-w-0 flex-1 truncate font-semibold">{batch.name}</Popover.Title>
              <DueBadge dueAt={batch.dueAt} />
            </div>
            {batch.instructions === '' ? (
              <p className="mt-2 text-ink-muted">There are no instructions for this batch.</p>
            ) : (
              <p className="mt-2 whitespace-pre-wrap">{batch.instructions}</p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
