import type { Metadata } from 'next'
import { DoctorPage } from '@/components/doctor/doctor-page'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Doctor' }

export default function Page() {
  return <DoctorPage />
}
