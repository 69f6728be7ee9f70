import { useMutation, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { assignVideos, unassignVideo } from '@/lib/browser/api/work'
import { batchQuery } from '@/lib/browser/queries/work'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'
import type { BatchDetails, BatchVideo } from '@/lib/work/batch-schema'
import { NO_WORK, type StateCounts, type WorkState } from '@/lib/work/work-state'
import { STATE_WORDS } from '@/lib/work/work-words'
import { StateBar } from './state-bar'
import { useBatchChange } from './use-batch'

/** One video of a batch: how far it is, who has it, and who else could. */
export function BatchVideoRow(props: {
  readonly batch: BatchDetails
  readonly video: BatchVideo
  readonly isMarked: boolean
  readonly onMark: (isMarked: boolean) => void
}) {
  const { batch, video } = props
  return (
    <li
      data-testid="batch-video"
      className="grid grid-cols-[auto_minmax(0,1fr)_96px] items-center gap-x-3 gap-y-2 px-4 py-2.5 [content-visibility:auto]"
    >
      <input
        type="checkbox"
        aria-label={`Mark ${video.title}`}
        className="accent-accent"
        checked={props.isMarked}
        onChange={(event) => props.onMark(event.currentTarget.checked)}
      />
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium" title={video.title}>
            {video.title}
          </span>
          <span className="text-xs text-ink-muted">{formatDuration(seconds(video.durationSeconds))}</span>
          {video.isRawOnly && (
            <Badge tone="warn" title="Annotators see it once processed footage is imported.">
              Raw only
            </Badge>
          )}
        </p>
        <People batch={batch} video={video} />
      </div>
      <StateBar name={video.title} counts={countsOf(video, batch.annotatorsPerVideo)} />
    </li>
  )
}

/** Places that nobody has are to do, too, and those that somebody left who was disabled. */
function countsOf({ assignments }: BatchVideo, places: number): StateCounts {
  const taken = assignments.filter(({ takesPlace }) => takesPlace)
  const counts: Record<WorkState, number> = { ...NO_WORK, 'to-do': Math.max(0, places - taken.length) }
  for (const { state } of taken) counts[state] += 1
  return counts
}

function People({ batch, video }: { readonly batch: BatchDetails; readonly video: BatchVideo }) {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: (userId: string) => unassignVideo(video.id, userId),
    onSettled: () => client.invalidateQueries({ queryKey: batchQuery(batch.id).queryKey }),
    onError: ({ message }) => toast.error(message),
  })
  const add = useBatchChange(batch.id, (userId: string) =>
    assignVideos(batch.id, { videoId: video.id, annotatorIds: [userId] }),
  )
  // Nobody can be given footage that they may not see.
  const others = batch.people.filter(
    ({ id, seesRaw }) => (seesRaw || !video.isRawOnly) && !video.assignments.some(({ userId }) => userId === id),
  )
  return (
    <ul className="mt-1 flex flex-wrap items-center gap-1.5">
      {video.assignments.map(({ userId, name, state, takesPlace }) => (
        <li
          key={userId}
          className="inline-flex h-6 items-center gap-1 rounded-full border border-line pr-1 pl-2 text-xs text-ink-muted"
        >
          <span className="max-w-40 truncate text-ink">{name}</span> {STATE_WORDS[state].toLowerCase()}
          {takesPlace ? null : ', disabled'}
          {state === 'to-do' ? (
            <button
              type="button"
              aria-label={`Take ${video.title} from ${name}`}
              disabled={remove.isPending}
              onClick={() => remove.mutate(userId)}
              className="inline-flex size-4.5 items-center justify-center rounded-full hover:bg-raised hover:text-ink"
            >
              <X aria-hidden={true} className="size-3" />
            </button>
          ) : (
            <span className="w-1" />
          )}
        </li>
      ))}
      {others.length === 0 ? null : (
        <li>
          <select
            aria-label={`Give ${video.title} to`}
            value=""
            disabled={add.isPending}
            onChange={(event) => add.mutate(event.currentTarget.value)}
            className="h-6 max-w-32 rounded-full border border-dashed border-line bg-surface px-1.5 text-xs text-ink-muted"
          >
            <option value="">Give to…</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </li>
      )}
    </ul>
  )
}
