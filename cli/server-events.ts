import type { z } from 'zod'
import { createLineSplitter } from '@/lib/text/line-splitter'

/** Work that a running server does and tells about while it goes on. */
export type ServerWork<S extends z.ZodType> = {
  readonly address: string
  readonly secret: string
  /** Path of the route, and the body of the request. */
  readonly path: string
  readonly body: unknown
  /** The schema of one line of the answer. */
  readonly event: S
  readonly signal: AbortSignal
}

/**
 * The events of `work`, as they come. Throws with a reason if the server refuses or breaks off; ends quietly when the
 * signal is aborted.
 */
export async function* serverEvents<S extends z.ZodType>(work: ServerWork<S>): AsyncGenerator<z.infer<S>> {
  const { address, secret, path, body, event, signal } = work
  try {
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok || response.body === null) throw new Error(await refusalOf(response))
    for await (const line of linesOf(response.body)) yield event.parse(JSON.parse(line))
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof TypeError)
      throw new Error(`The server at ${address} did not answer to the end (${causeOf(error)}).`)
    throw error
  }
}

/** Why the server refused, in its own sentence where it says one. */
export async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const message = (body as { error?: { message?: string } } | null)?.error?.message
  return message ?? `The server refused (status ${response.status}).`
}

const causeOf = (error: TypeError): string => (error.cause instanceof Error ? error.cause.message : error.message)

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const splitter = createLineSplitter()
  for await (const chunk of body) yield* splitter.push(decoder.decode(chunk, { stream: true }))
  if (splitter.rest() !== '') yield splitter.rest()
}
