import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { THEME_SCRIPT } from '@/lib/browser/stores/theme-script'
import { pageNonce } from '@/lib/server/http/page-nonce'
import './globals.css'
import { Providers } from './providers'

export const metadata: Metadata = {
  title: { default: 'Framemark', template: '%s · Framemark' },
  description: 'Label time segments of long videos, exact to the frame.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

// Every page has a nonce of its own, so none is made beforehand.
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = await pageNonce()
  return (
    // The script below sets the theme on the root before React sees it.
    <html lang="en" suppressHydrationWarning={true}>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and it has to run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning={true} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
