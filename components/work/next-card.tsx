import { ArrowRight, CircleCheckBig } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import type { Queue } from '@/lib/work/queue-schema'
import { counted, REASON_WORDS } from '@/lib/work/work-words'
import { useTakeNext } from './use-take-next'

/** The one thing to do next. Its button has the keyboard when the page opens; N presses it from anywhere. */
export function NextCard({ queue }: { readonly queue: Queue }) {
  const take = useTakeNext()
  const { next } = queue
  const canTake = next !== null && !take.isPending
  useKeyN(() => {
    if (canTake) take.mutate()
  })
  if (next === null) return <NothingNext queue={queue} />
  return (
    <section
      aria-labelledby="next-title"
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-xl border border-line bg-surface p-6"
    >
      <div className="min-w-56 flex-1">
        <p className="text-sm text-ink-muted">Next: {REASON_WORDS[next.reason]}</p>
        <h2 id="next-title" data-testid="next-title" className="mt-0.5 truncate text-xl font-semibold tracking-tight">
          {next.title}
        </h2>
        <p className="mt-1 text-sm text-ink-muted">
          {queue.free === 0
            ? 'Nothing else is free to be taken.'
            : `${counted(queue.free, 'video is', 'videos are')} free to be taken.`}
        </p>
      </div>
      <Button
        look="primary"
        // The one thing that people come here for: they press Enter and are there.
        autoFocus={true}
        data-testid="next-video"
        aria-keyshortcuts="N"
        disabled={take.isPending}
        className="h-14! gap-3 rounded-lg px-7! text-base!"
        onClick={() => take.mutate()}
      >
        {take.isPending ? 'Opening…' : 'Next video'} <ArrowRight aria-hidden={true} className="size-5" />
        <Kbd>N</Kbd>
      </Button>
    </section>
  )
}

function NothingNext({ queue }: { readonly queue: Queue }) {
  const waiting = queue.counts['submitted'] ?? 0
  return (
    <section aria-label="Next video" className="flex items-center gap-4 rounded-xl border border-line bg-surface p-6">
      <CircleCheckBig aria-hidden={true} className="size-8 shrink-0 text-good" strokeWidth={1.5} />
      <div>
        <h2 className="text-lg font-semibold tracking-tight">Nothing is waiting for you</h2>
        <p className="mt-0.5 text-ink-muted">
          {waiting === 0
            ? 'Work comes here when it is given to you, or when there is a batch from which you may take.'
            : `${counted(waiting, 'video', 'videos')} of yours ${waiting === 1 ? 'waits' : 'wait'} for a reviewer.`}
        </p>
      </div>
    </section>
  )
}

function useKeyN(press: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (event.key.toLowerCase() !== 'n' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    press()
  })
  useEffect(() => {
    const ending = new AbortController()
    document.addEventListener('keydown', (event) => onKey(event), { signal: ending.signal })
    return () => ending.abort()
  }, [])
}
