import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/session/sign-in-form'
import { hasAdministrator } from '@/lib/server/people/add-person'
import { pagePrincipal } from '@/lib/server/session/page-person'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Sign in' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  const target = typeof next === 'string' && next.startsWith('/') ? next : '/'
  if ((await pagePrincipal()) !== null) redirect('/')
  if (!(await hasAdministrator())) redirect('/setup')
  return <SignInForm next={target} />
}
