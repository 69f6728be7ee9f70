import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/session/sign-in-form'
import { hasAdministrator } from '@/lib/server/people/add-person'
import { oidcSettings } from '@/lib/server/session/oidc-settings'
import { pagePrincipal } from '@/lib/server/session/page-person'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Sign in' }

type Query = { readonly next?: string | string[]; readonly refused?: string | string[] }

export default async function Page({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { next, refused } = await searchParams
  const target = typeof next === 'string' && next.startsWith('/') ? next : '/'
  if ((await pagePrincipal()) !== null) redirect('/')
  if (!(await hasAdministrator())) redirect('/setup')
  const provider = oidcSettings()?.name ?? null
  return <SignInForm next={target} provider={provider} refused={typeof refused === 'string' ? refused : null} />
}
