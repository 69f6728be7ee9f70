import { type ImportEvent, type ImportRequest, importEvent } from '@/lib/ingest/import-request'

/** Has the server at `address` import, and passes on what it says. Throws with a reason if it refuses or stops half-way. */
export async function importThroughServer(
  address: string,
  secret: string,
  request: ImportRequest,
  { onEvent, signal }: { readonly onEvent: (event: ImportEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  let planned: number | null = null
  let settled = 0
  try {
    const response = await fetch(new URL('/api/imports', address), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })
    if (!response.ok || response.body === null) throw new Error(await refusalOf(response))
    for await (const line of linesOf(response.body)) {
      const event = importEvent.parse(JSON.parse(line))
      if (event.event === 'planned') planned = event.files
      if (event.event === 'result') settled += 1
      if (event.event === 'failed') throw new Error(event.reason)
      onEvent(event)
    }
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof TypeError)
      throw new Error(`The server at ${address} did not answer to the end (${causeOf(error)}).`)
    throw error
  }
  if (planned !== settled)
    throw new Error('The server stopped before every file was done. Import again: what is done is not done twice.')
}

async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const message = (body as { error?: { message?: string } } | null)?.error?.message
  return message ?? `The server refused the import (status ${response.status}).`
}

const causeOf = (error: TypeError): string => (error.cause instanceof Error ? error.cause.message : error.message)

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
