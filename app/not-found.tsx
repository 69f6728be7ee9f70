import Link from 'next/link'

export default function NotFound() {
  return (
    <main className="mx-auto max-w-md px-6 py-32 text-center">
      <h1 className="text-lg font-semibold">There is nothing at this address</h1>
      <p className="mt-2 text-ink-muted">
        <Link href="/" className="text-accent underline underline-offset-2">
          Go to the library
        </Link>
      </p>
    </main>
  )
}
