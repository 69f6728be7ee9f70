import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetupForm } from '@/components/session/setup-form'
import { hasAdministrator } from '@/lib/server/people/add-person'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Set up' }

export default async function Page() {
  if (await hasAdministrator()) redirect('/sign-in')
  return <SetupForm />
}
