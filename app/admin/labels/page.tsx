import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LabelSetsPage } from '@/components/labels/label-sets-page'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Labels' }

export default function Page() {
  return (
    <Suspense>
      <LabelSetsPage />
    </Suspense>
  )
}
