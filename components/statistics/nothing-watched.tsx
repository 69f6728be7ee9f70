import { Film } from 'lucide-react'
import Link from 'next/link'

/** Statistics of a video nobody has opened. */
export function NothingWatched({ videoId }: { readonly videoId: string }) {
  return (
    <section className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-20 text-center">
      <Film aria-hidden={true} className="size-7 text-ink-faint" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">Nobody watched this yet</h2>
      <p className="text-ink-muted">
        Once somebody plays the video or moves about in it, this page shows what was sent.
      </p>
      <Link href={`/videos/${videoId}`} className="text-accent underline underline-offset-2">
        Open the video
      </Link>
    </section>
  )
}
