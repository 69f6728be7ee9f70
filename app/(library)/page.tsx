import { Suspense } from 'react'
import { LibraryPage } from '@/components/library/library-page'

export default function Page() {
  return (
    <Suspense>
      <LibraryPage />
    </Suspense>
  )
}
