import { Button } from '@/components/ui/button'
import { assignVideos } from '@/lib/browser/api/work'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { groupBy } from '@/lib/work/group-by'
import { placesLeft, shareOut } from '@/lib/work/share-out'
import { counted, giveWords, leftWords } from '@/lib/work/work-words'
import { useBatchChange } from './use-batch'
import { WorkDialog } from './work-dialog'

/** Who would get what, before it is given. The server shares out by the same function. */
export function ShareOutDialog({ batch, onClose }: { readonly batch: BatchDetails; readonly onClose: () => void }) {
  const withoutRaw = batch.members.filter(({ seesRaw }) => !seesRaw).map(({ id }) => id)
  const shared = batch.videos.map(({ id, isRawOnly, assignments }) => ({
    id,
    has: assignments.filter(({ takesPlace }) => takesPlace).map(({ userId }) => userId),
    notFor: isRawOnly ? withoutRaw : [],
  }))
  const shares = shareOut(
    shared,
    batch.members.map(({ id }) => id),
    batch.annotatorsPerVideo,
  )
  const give = useBatchChange(batch.id, () => assignVideos(batch.id, { mode: 'share-out' }), { onDone: onClose })
  const count = shares.ok ? shares.value.length : 0
  const left = shares.ok ? placesLeft(shared, shares.value, batch.annotatorsPerVideo) : 0
  return (
    <WorkDialog
      title="Share out"
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={count === 0 || give.isPending} onClick={() => give.mutate(undefined)}>
            {give.isPending ? 'Giving…' : count === 0 ? 'Nothing to give' : giveWords(count, batch.annotatorsPerVideo)}
          </Button>
        </>
      }
    >
      {shares.ok ? (
        <>
          {left === 0 ? null : <p className="pb-3">{leftWords(left)}</p>}
          {count > 0 ? (
            <Preview batch={batch} shares={shares.value} />
          ) : left > 0 ? null : (
            <p>Every video has {batch.annotatorsPerVideo === 1 ? 'its annotator' : 'all its annotators'} already.</p>
          )}
        </>
      ) : (
        <p role="alert">{shares.error}</p>
      )}
    </WorkDialog>
  )
}

/** So many titles are told for each person. */
const TITLES = 50

function Preview(props: {
  readonly batch: BatchDetails
  readonly shares: readonly { readonly videoId: string; readonly userId: string }[]
}) {
  const { batch } = props
  const gets = groupBy(props.shares, ({ userId }) => userId)
  const titles = new Map(batch.videos.map(({ id, title }) => [id, title]))
  return (
    <>
      <p className="pb-3 text-ink-muted">
        Each video goes to {counted(batch.annotatorsPerVideo, 'person', 'different people')}. What somebody has already,
        they keep.
      </p>
      <ul data-testid="share-out-preview" className="divide-y divide-line rounded-lg border border-line">
        {batch.members.map(({ id, name }) => {
          const theirs = gets.get(id) ?? []
          const has = batch.videos.filter(({ assignments }) => assignments.some(({ userId }) => userId === id)).length
          return (
            <li key={id}>
              <details className="px-4 py-2.5">
                <summary className="cursor-pointer">
                  <span className="font-medium">{name}</span>{' '}
                  <span className="text-ink-muted">
                    gets {counted(theirs.length, 'video', 'videos')}
                    {has === 0 ? '' : `, has ${has} already`}
                  </span>
                </summary>
                <ul className="mt-1.5 list-disc pl-6 text-sm text-ink-muted">
                  {theirs.slice(0, TITLES).map(({ videoId }) => (
                    <li key={videoId}>{titles.get(videoId)}</li>
                  ))}
                  {theirs.length <= TITLES ? null : <li>and {theirs.length - TITLES} more</li>}
                </ul>
              </details>
            </li>
          )
        })}
      </ul>
    </>
  )
}
