import { Suspense } from 'react'
import { JobsPanel } from '@/components/jobs/jobs-panel'
import { LibraryPage } from '@/components/library/library-page'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export default function Page() {
  return (
    <Suspense>
      <LibraryPage news={<JobsPanel />} />
    </Suspense>
  )
}
