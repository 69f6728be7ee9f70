import type { Ref } from 'react'
import { pickFromInput } from '@/lib/browser/uploads/picked-files'
import { pickUploads } from '@/lib/browser/uploads/uploads-store'
import { VIDEO_EXTENSIONS } from '@/lib/ingest/import-request'

const ACCEPT = ['video/*', ...VIDEO_EXTENSIONS.map((extension) => `.${extension}`)].join(',')

/** The browser's own dialog for files or for a folder; a button that is seen opens it. */
export function FileInput({
  ref,
  kind,
  testId,
}: {
  readonly ref: Ref<HTMLInputElement>
  readonly kind: 'files' | 'folder'
  readonly testId?: string
}) {
  return (
    <input
      ref={ref}
      type="file"
      multiple={true}
      {...(kind === 'folder' ? { webkitdirectory: '' } : { accept: ACCEPT })}
      tabIndex={-1}
      aria-hidden={true}
      data-testid={testId}
      className="hidden"
      onChange={({ currentTarget }) => {
        pickUploads(pickFromInput(currentTarget.files))
        // The same files may be chosen again.
        currentTarget.value = ''
      }}
    />
  )
}
