import type { Metadata } from 'next'
import { DoctorPage } from '@/components/doctor/doctor-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Doctor' }

export default async function Page() {
  await admitToPage('/admin/doctor', 'library:verify')
  return <DoctorPage account={<UserMenu />} />
}
