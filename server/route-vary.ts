import 'server-only'
import type { ServerResponse } from 'node:http'

/** What the framework says of every answer: that it varies with the way its own pages ask for each other. */
const PAGE_FIELDS: ReadonlySet<string> = new Set([
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
])

/**
 * Has the Vary of an answer below /api name only what it varies with, in one line: the framework adds its own fields,
 * of which bytes and JSON know nothing, and a line for each (RFC 9110 section 12.5.5).
 */
export function dropPageVary(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return setHeader(name, value)
    const fields = (Array.isArray(value) ? value : [String(value)]).flatMap((line) => line.split(/\s*,\s*/))
    const own = fields.filter((field) => !PAGE_FIELDS.has(field.toLowerCase()))
    return own.length === 0 ? response : setHeader(name, [...new Set(own)].join(', '))
  }
}
