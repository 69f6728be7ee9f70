import { Button } from '@/components/ui/button'
import { useMay } from '@/lib/browser/queries/me'

/** A library without videos: how to get one in, or who can. */
export function EmptyLibrary() {
  return useMay('library:upload') ? <HowToAdd /> : <NothingHere />
}

function NothingHere() {
  return (
    <section className="py-20 text-center">
      <h2 className="text-base font-semibold">No videos for you yet</h2>
      <p className="mt-1 text-ink-muted">
        Videos that you may label appear here by themselves. An administrator adds them and gives them out.
      </p>
    </section>
  )
}

function HowToAdd() {
  return (
    <section className="mx-auto max-w-2xl py-20">
      <h2 className="text-lg font-semibold">No videos yet</h2>
      <p className="mt-2 text-ink-muted">
        Drop videos or whole folders anywhere on this page, or choose them with Add videos. Large files may take their
        time: an upload that is interrupted goes on where it was.
      </p>
      <p className="mt-6 text-ink-muted">
        From the machine that runs Framemark, a file or a folder can be imported directly. Files are copied and checked;
        the originals stay as they are.
      </p>
      <Command text="npm run framemark -- import path/to/videos --wait" />
      <p className="mt-6 text-ink-muted">
        Anonymized footage goes in beside the raw footage it was made from, matched by file name:
      </p>
      <Command text="npm run framemark -- import path/to/raw --pair path/to/processed --anonymized --wait" />
      <p className="mt-6 text-ink-muted">
        MP4, MOV, WebM and MKV with H.264, VP8, VP9 or AV1, of at least 10 frames. This page shows them as they arrive.
      </p>
    </section>
  )
}

function Command({ text }: { readonly text: string }) {
  return (
    <pre className="mt-3 rounded-md border border-line bg-surface px-4 py-3 font-mono text-xs break-words whitespace-pre-wrap select-all">
      {text}
    </pre>
  )
}

/** A search without a match. */
export function NothingFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <section className="py-20 text-center">
      <h2 className="text-base font-semibold">No video matches</h2>
      <p className="mt-1 mb-4 text-ink-muted">Titles and file names are searched; filters narrow what is found.</p>
      <Button onClick={onClear}>Show all videos</Button>
    </section>
  )
}
