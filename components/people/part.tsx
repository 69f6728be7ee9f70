import { type ReactNode, useId } from 'react'

/** A part of a page, under its title. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface p-5">
      <h2 id={id} className="pb-4 text-sm font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
