'use client'

import { useEffect } from 'react'
import { useMay } from '@/lib/browser/queries/me'
import { openUploads, useUploads } from '@/lib/browser/uploads/uploads-store'
import { DropZone } from './drop-zone'
import { FootageSheet } from './footage-sheet'
import { UploadPanel } from './upload-panel'
import { counted } from './words'

/** Everything about uploading on a page that takes files, for who may add them: where to drop them, what they are, how far they are. */
export function Uploads() {
  return useMay('library:upload') ? <OpenUploads /> : null
}

function OpenUploads() {
  useEffect(() => void openUploads(), [])
  return (
    <>
      <DropZone />
      <FootageSheet />
      <UploadPanel />
      <Announcements />
    </>
  )
}

/** What changes, for those who do not see it; percentages are left to be asked for. */
function Announcements() {
  const words = useUploads(({ uploads }) => {
    const count = (name: string) => uploads.filter(({ state }) => state === name).length
    const parts = [
      [count('uploading'), 'upload under way', 'uploads under way'],
      [count('offline'), 'upload waits for the network', 'uploads wait for the network'],
      [count('failed'), 'upload failed', 'uploads failed'],
      [count('done'), 'upload complete', 'uploads complete'],
    ] as const
    return parts.flatMap(([number, one, many]) => (number === 0 ? [] : [counted(number, one, many)])).join(', ')
  })
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
