import type { Metadata } from 'next'
import { Suspense } from 'react'
import { preload } from 'react-dom'
import { WorkspacePage } from '@/components/workspace/workspace-page'
import { admitToPage } from '@/lib/server/session/page-person'

export const metadata: Metadata = { title: 'Workspace' }

type Props = {
  readonly params: Promise<{ videoId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  const { videoId } = await params
  await admitToPage(addressOf(videoId, await searchParams), 'video:list')
  // Asked for by the page as soon as its program runs: on its way already while that is read.
  for (const path of ['/api/me', `/api/videos/${videoId}`, `/api/videos/${videoId}/document`])
    preload(path, { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <Suspense>
      <WorkspacePage key={videoId} videoId={videoId} />
    </Suspense>
  )
}

/** Whoever has to sign in first comes back to the frame they were sent to. */
function addressOf(videoId: string, asked: Readonly<Record<string, string | string[] | undefined>>): string {
  const query = Object.entries(asked).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return `/videos/${encodeURIComponent(videoId)}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`
}
