import type { Answer } from './answer'
import type { AskedRange, SoakRequest } from './request'

/**
 * What an answer may be followed by: `body`, so many bytes of the version `shift` from `first` on; `parts`, so many bytes
 * that are those of `ranges` in parts; `nothing`; or something that is not a file, after which the connection is left.
 * `short` and `unexpected` are findings.
 */
export type Judgement =
  | { readonly kind: 'body'; readonly first: number; readonly length: number; readonly shift: number }
  | {
      readonly kind: 'parts'
      readonly boundary: string
      readonly length: number
      readonly shift: number
      readonly ranges: readonly AskedRange[]
    }
  | { readonly kind: 'nothing' | 'leave' }
  | { readonly kind: 'short' | 'unexpected'; readonly finding: string }

const unexpected = (finding: string): Judgement => ({ kind: 'unexpected', finding })
const sameVersion = (a: string | null, b: string): boolean => a?.replace('W/', '') === b.replace('W/', '')

/** Whether the head answers the request by RFC 9110, and what has to follow. `shiftOf` knows the versions by their tags. */
export function judge(request: SoakRequest, answer: Answer, shiftOf: (entityTag: string) => number | null): Judgement {
  const { condition, ranges } = request
  switch (answer.status) {
    case 200:
    case 206:
      return judgeFile(request, answer, shiftOf)
    case 304:
      return condition?.field === 'If-None-Match' && sameVersion(answer.entityTag, condition.tag)
        ? { kind: 'nothing' }
        : unexpected('a 304 that nobody asked for')
    case 412:
      return condition?.field === 'If-Match' ? { kind: 'leave' } : unexpected('a 412 that nobody asked for')
    case 416: {
      const size = answer.contentRange?.size
      const isOutside = size !== undefined && ranges.every((range) => resolve(range, size) === null)
      return isOutside && ranges.length > 0 ? { kind: 'leave' } : unexpected('a 416 to a range inside the file')
    }
    default:
      return unexpected(`the status ${answer.status}`)
  }
}

function judgeFile(request: SoakRequest, answer: Answer, shiftOf: (entityTag: string) => number | null): Judgement {
  const { entityTag, contentLength } = answer
  const shift = entityTag === null ? null : shiftOf(entityTag)
  if (entityTag === null || shift === null) return unexpected(`the tag ${entityTag} of no version`)
  if (contentLength === null) return unexpected('no Content-Length')
  const problem = conditionProblem(request, answer.status, entityTag)
  if (problem !== null) return unexpected(problem)
  if (request.method === 'HEAD') return answer.status === 200 ? { kind: 'nothing' } : unexpected('a 206 to a HEAD')
  if (answer.status === 200) return { kind: 'body', first: 0, length: contentLength, shift }
  const { boundary } = answer
  if (boundary !== null && request.ranges.length > 1 && answer.contentRange === null) {
    return { kind: 'parts', boundary, length: contentLength, shift, ranges: request.ranges }
  }
  const { first, last, size } = answer.contentRange ?? { first: null, last: null, size: 0 }
  if (first === null || last === null) return unexpected('a 206 without Content-Range')
  const isAsked = request.ranges.map((range) => resolve(range, size)).some((r) => r?.first === first && r.last === last)
  if (!isAsked) return unexpected(`${first}-${last}/${size} was not asked for`)
  const length = last - first + 1
  if (contentLength < length) return { kind: 'short', finding: `${contentLength} bytes for ${first}-${last}` }
  return contentLength > length
    ? unexpected('a Content-Length beyond the range')
    : { kind: 'body', first, length, shift }
}

/** An If-Range that does not hold asks for everything, so a part is never of another version. */
function conditionProblem({ condition }: SoakRequest, status: number, entityTag: string): string | null {
  if (condition === null) return null
  const { field, tag } = condition
  const isSame = sameVersion(entityTag, tag)
  if (field === 'If-None-Match') return isSame ? 'the version that the client has' : null
  if (field === 'If-Match') return isSame ? null : 'another version than If-Match names'
  return status === 206 && !isSame ? 'a part of another version than If-Range names' : null
}

/** The bytes that `range` names in a file of `size` bytes; null if it names none. */
export function resolve({ first, last }: AskedRange, size: number): { first: number; last: number } | null {
  if (first === null) return size === 0 ? null : { first: Math.max(0, size - (last ?? 0)), last: size - 1 }
  return first >= size ? null : { first, last: Math.min(last ?? size - 1, size - 1) }
}
