import { targetOf } from '@/bench/host/library'
import { cookieFor } from '@/e2e/fixtures/credentials'

/** A range as it is asked for. `last` null is an open end; `first` null makes `last` the length of a suffix. */
export type AskedRange = { readonly first: number | null; readonly last: number | null }

export type Condition = 'If-None-Match' | 'If-Match' | 'If-Range'

/** One request for the bytes of a video. */
export type SoakRequest = {
  readonly name: string
  readonly method: 'GET' | 'HEAD'
  /** None asks for the whole file. */
  readonly ranges: readonly AskedRange[]
  readonly condition: { readonly field: Condition; readonly tag: string } | null
}

const CONDITIONS: readonly Condition[] = ['If-None-Match', 'If-Match', 'If-Range']

const below = (limit: number): number => Math.floor(Math.random() * limit)

/** A request as a player, a downloader or somebody with ill intent might make it. `tag`: one the file has or had. */
export function randomRequest(name: string, size: number, tag: string | undefined): SoakRequest {
  const field = CONDITIONS[below(CONDITIONS.length * 3)]
  return {
    name,
    method: Math.random() < 0.08 ? 'HEAD' : 'GET',
    ranges: randomRanges(size),
    condition: field === undefined || tag === undefined ? null : { field, tag },
  }
}

function randomRanges(size: number): AskedRange[] {
  const kind = Math.random()
  const first = below(size)
  const length = 1 + below(kind < 0.3 ? 300 : 1024 * 1024)
  if (kind < 0.65) return [{ first, last: first + length - 1 }]
  if (kind < 0.8) return [{ first, last: null }]
  if (kind < 0.87) return [{ first: null, last: length }]
  if (kind < 0.9) return [{ first: size + first, last: null }]
  if (kind < 0.96) return apart(size)
  return []
}

/** Two or three ranges that do not touch. */
const apart = (size: number): AskedRange[] =>
  Array.from({ length: 2 + below(2) }, (_, part) => {
    const first = Math.floor((size / 4) * part) + below(size / 8)
    return { first, last: first + below(size / 16) }
  })

/** The request as it goes over the wire. */
export function formatRequest({ name, method, ranges, condition }: SoakRequest, host: string): string {
  const lines = [
    `${method} ${targetOf(name)} HTTP/1.1`,
    `Host: ${host}`,
    `Cookie: ${cookieFor(`http://${host}`) ?? ''}`,
  ]
  const sets = ranges.map(({ first, last }) => `${first ?? ''}-${last ?? ''}`)
  if (sets.length > 0) lines.push(`Range: bytes=${sets.join(',')}`)
  if (condition !== null) lines.push(`${condition.field}: ${condition.tag}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}
