import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { RequestError } from '@/lib/browser/api/request'
import { changeBatchVideos, everyVideoId } from '@/lib/browser/api/work'
import { type VideoFilter, videosQuery } from '@/lib/browser/queries/video-list'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'
import type { VideoSummary } from '@/lib/videos/schema'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { counted } from '@/lib/work/work-words'
import { useBatchChange } from './use-batch'
import { WorkDialog } from './work-dialog'

const filterOf = (query: string): VideoFilter => ({
  ...{ query, readiness: 'all', variant: 'any', label: '', assignee: 'anyone', sort: 'title' },
})

/** Videos of the library to be put into a batch: searched for, marked one by one, or all that match. */
export function ChooseVideos({ batch, onClose }: { readonly batch: BatchDetails; readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const search = useRef<HTMLInputElement>(null)
  const [known, setKnown] = useState(0)
  const filter = filterOf(useDeferredValue(query))
  const inIt = new Set(batch.videos.map(({ id }) => id))
  const add = useBatchChange(batch.id, (ids: string[]) => changeBatchVideos(batch.id, { add: ids }), {
    onDone: onClose,
    isQuiet: true,
  })
  const all = useMutation({
    mutationFn: () => everyVideoId(filter, setKnown),
    onSuccess: (ids) => setChosen(new Set([...chosen, ...ids.filter((id) => !inIt.has(id))])),
  })
  const toggle = (id: string) => {
    const after = new Set(chosen)
    if (!after.delete(id)) after.add(id)
    setChosen(after)
  }
  return (
    <WorkDialog
      title={`Add videos to ${batch.name}`}
      onClose={onClose}
      first={search}
      footer={
        <>
          <span role="status" className="mr-auto text-sm text-ink-muted">
            {all.isPending
              ? `Looking: ${known.toLocaleString('en-US')} so far`
              : `${counted(chosen.size, 'video', 'videos')} chosen`}
          </span>
          {chosen.size === 0 ? null : (
            <Button look="quiet" onClick={() => setChosen(new Set())}>
              Choose none
            </Button>
          )}
          <Button disabled={all.isPending} onClick={() => all.mutate()}>
            Choose all that match
          </Button>
          <Button look="primary" disabled={chosen.size === 0 || add.isPending} onClick={() => add.mutate([...chosen])}>
            {add.isPending ? 'Adding…' : 'Add'}
          </Button>
        </>
      }
    >
      <Refusal
        error={add.error ?? all.error}
        onLeaveOut={(ids) => {
          setChosen(new Set([...chosen].filter((id) => !ids.includes(id))))
          add.reset()
        }}
      />
      <input
        type="search"
        aria-label="Search videos"
        placeholder="Search by title or file name"
        value={query}
        ref={search}
        onChange={(event) => setQuery(event.currentTarget.value)}
        className="mb-3 h-9 w-full rounded-md border border-line bg-canvas px-3"
      />
      <Videos filter={filter} inIt={inIt} chosen={chosen} onToggle={toggle} />
    </WorkDialog>
  )
}

function Videos(props: {
  readonly filter: VideoFilter
  readonly inIt: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    videosQuery(props.filter),
  )
  const videos = data?.pages.flatMap((page) => page.videos) ?? []
  if (error !== null && videos.length === 0) return <p role="alert">{error.message}</p>
  if (isPending) return <p className="py-6 text-center text-ink-muted">Loading videos…</p>
  if (videos.length === 0) return <p className="py-6 text-center text-ink-muted">No video matches.</p>
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {videos.map((video) => (
          <Choice
            key={video.id}
            video={video}
            isIn={props.inIt.has(video.id)}
            isChosen={props.chosen.has(video.id)}
            onToggle={() => props.onToggle(video.id)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-3 w-full" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </>
  )
}

function Choice(props: {
  readonly video: VideoSummary
  readonly isIn: boolean
  readonly isChosen: boolean
  readonly onToggle: () => void
}) {
  const { video, isIn } = props
  return (
    <li>
      <label className="flex h-9 cursor-pointer items-center gap-3 px-3 hover:bg-raised has-disabled:cursor-default has-disabled:text-ink-muted">
        <input
          type="checkbox"
          className="accent-accent"
          disabled={isIn}
          checked={isIn || props.isChosen}
          onChange={props.onToggle}
        />
        <span className="min-w-0 flex-1 truncate">{video.title}</span>
        <span className="text-xs text-ink-muted">
          {isIn ? 'in this batch' : formatDuration(seconds(video.durationSeconds))}
        </span>
      </label>
    </li>
  )
}

/** What the server said against it; videos of other batches can be left out. */
function Refusal(props: { readonly error: Error | null; readonly onLeaveOut: (ids: readonly string[]) => void }) {
  const { error } = props
  if (error === null) return null
  const ids = elsewhereIn(error)
  return (
    <div role="alert" className="mb-3 rounded-md border border-bad/35 bg-bad/8 p-3">
      <p>{error.message}</p>
      {ids.length === 0 ? null : (
        <Button className="mt-2" onClick={() => props.onLeaveOut(ids)}>
          Leave {counted(ids.length, 'video', 'videos')} out
        </Button>
      )}
    </div>
  )
}

function elsewhereIn(error: Error): readonly string[] {
  if (!(error instanceof RequestError) || error.code !== 'video-in-batch') return []
  const { videos } = (error.details ?? {}) as { readonly videos?: readonly { readonly id: string }[] }
  return videos?.map(({ id }) => id) ?? []
}
