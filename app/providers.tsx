'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useEffect, useState } from 'react'
import { Toaster } from 'sonner'
import { SessionGuard } from '@/components/session/session-guard'
import { isEntrance } from '@/lib/auth/page-session'
import { RequestError } from '@/lib/browser/api/request'
import { LiveProvider } from '@/lib/browser/live/live-context'
import { showTheme, useTheme } from '@/lib/browser/stores/theme-choice'

/** Asks once more where asking again may help: not where the server has said no. */
const mayHelp = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof RequestError && error.status !== null && error.status < 500)

/** What every page stands on: the query cache and what keeps it fresh, who they belong to, the address bar as state, and quiet notices. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: mayHelp } } }),
  )
  const theme = useTheme()
  const path = usePathname()
  useEffect(() => showTheme(theme), [theme])
  return (
    <QueryClientProvider client={client}>
      <LiveProvider isOn={!isEntrance(path)}>
        <NuqsAdapter>{children}</NuqsAdapter>
        <SessionGuard />
      </LiveProvider>
      <Toaster position="bottom-center" theme={theme} closeButton={true} />
    </QueryClientProvider>
  )
}
