import type { ReactNode } from 'react'

/** A page before there is anybody: one thing to do, in the middle. */
export function SessionFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 py-12">
      <div className="w-full max-w-sm">
        <p className="mb-2 text-center text-sm font-semibold tracking-tight text-ink-muted">Framemark</p>
        <h1 className="mb-6 text-center text-xl font-semibold tracking-tight">{title}</h1>
        {children}
      </div>
    </main>
  )
}
