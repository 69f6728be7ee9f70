import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { changeBatchVideos } from '@/lib/browser/api/work'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { counted } from '@/lib/work/work-words'
import { BatchVideoRow } from './batch-video-row'
import { ChooseVideos } from './choose-videos'
import { ShareOutDialog } from './share-out-dialog'
import { useBatchChange } from './use-batch'

/** So many rows are drawn at first; a batch may have thousands. */
const ROWS = 200

/** The videos of a batch in the order they are taken, and what can be done with them. */
export function BatchVideos({ batch }: { readonly batch: BatchDetails }) {
  const [dialog, setDialog] = useState<'none' | 'choose' | 'share-out'>('none')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState(ROWS)
  const { videos } = batch
  const remove = useBatchChange(batch.id, (ids: string[]) => changeBatchVideos(batch.id, { remove: ids }), {
    onDone: () => setMarked(new Set()),
  })
  const here = videos.filter(({ id }) => marked.has(id)).map(({ id }) => id)
  const mark = (ids: readonly string[], isMarked: boolean) =>
    setMarked((before) => {
      const after = new Set(before)
      for (const id of ids)
        if (isMarked) after.add(id)
        else after.delete(id)
      return after
    })
  return (
    <section aria-labelledby="batch-videos" className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="batch-videos" className="mr-auto text-sm font-semibold">
          {counted(videos.length, 'video', 'videos')}
        </h2>
        {here.length === 0 ? null : (
          <Button disabled={remove.isPending} onClick={() => remove.mutate(here)}>
            {remove.isPending ? 'Taking out…' : `Take ${here.length} out of the batch`}
          </Button>
        )}
        <Button onClick={() => setDialog('choose')}>
          <Plus aria-hidden={true} className="size-4" /> Add videos
        </Button>
        <Button look="primary" disabled={videos.length === 0} onClick={() => setDialog('share-out')}>
          <Users aria-hidden={true} className="size-4" /> Share out
        </Button>
      </div>
      {videos.length === 0 ? (
        <p className="rounded-lg border border-dashed border-line px-6 py-12 text-center text-ink-muted">
          No video is in this batch yet. Add some, choose members, then share them out.
        </p>
      ) : (
        <>
          <label className="flex h-8 items-center gap-3 px-4 text-sm text-ink-muted">
            <input
              type="checkbox"
              className="accent-accent"
              checked={here.length === videos.length}
              onChange={(event) =>
                mark(
                  videos.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
            Mark all
          </label>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {videos.slice(0, shown).map((video) => (
              <BatchVideoRow
                key={video.id}
                batch={batch}
                video={video}
                isMarked={marked.has(video.id)}
                onMark={(isMarked) => mark([video.id], isMarked)}
              />
            ))}
          </ul>
          {videos.length <= shown ? null : (
            <Button className="w-full" onClick={() => setShown(shown + ROWS)}>
              Show {Math.min(ROWS, videos.length - shown)} more of {videos.length.toLocaleString('en-US')}
            </Button>
          )}
        </>
      )}
      {dialog === 'choose' ? <ChooseVideos batch={batch} onClose={() => setDialog('none')} /> : null}
      {dialog === 'share-out' ? <ShareOutDialog batch={batch} onClose={() => setDialog('none')} /> : null}
    </section>
  )
}
