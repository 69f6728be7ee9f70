import { type Answer, parseAnswer } from './answer'
import { type CheckedBody, createCheckedBody } from './checked-body'
import { createCheckedParts } from './checked-parts'
import type { Next } from './connection'
import { judge } from './judge'
import { type Manner, nextOf } from './manner'
import type { SoakRequest } from './request'
import { find, type Tally } from './tally'

/** What an answer is looked at with. */
export type Exchange = {
  readonly take: (bytes: Buffer) => Next
  /** The tag that the answer named; null if it named none, or has not come. */
  readonly entityTag: () => string | null
}

/**
 * Findings about the answer to `request` are counted in `tally`; a server that is stopping, or whose file is being
 * changed, may answer with an error.
 */
export function createExchange(
  request: SoakRequest,
  manner: Manner,
  shiftOf: (entityTag: string) => number | null,
  tally: Tally,
  isDisturbed: () => boolean,
): Exchange {
  let held: Buffer = Buffer.alloc(0)
  let body: CheckedBody | undefined
  let entityTag: string | null = null

  const takeHead = (bytes: Buffer): Next => {
    held = Buffer.concat([held, bytes])
    const answer = parseAnswer(held)
    if (answer === null) return 'more'
    if (answer.status >= 500 && isDisturbed()) return 'close'
    const what = textOf(request, answer)
    const judgement = judge(request, answer, shiftOf)
    switch (judgement.kind) {
      case 'short':
      case 'unexpected':
        find(tally, judgement.kind, `${what}, ${judgement.finding}`)
        return 'close'
      case 'leave':
        return 'close'
      case 'nothing':
        if (held.length > answer.headBytes) find(tally, 'unexpected', `${what} has a body`)
        return 'complete'
      case 'body':
      case 'parts':
        entityTag = answer.entityTag
        body =
          judgement.kind === 'body'
            ? createCheckedBody(judgement, what, tally)
            : createCheckedParts(judgement, what, tally)
        return takeBody(body, manner, held.subarray(answer.headBytes))
    }
  }
  return {
    entityTag: () => entityTag,
    take: (bytes) => (body === undefined ? takeHead(bytes) : takeBody(body, manner, bytes)),
  }
}

const takeBody = (body: CheckedBody, manner: Manner, bytes: Buffer): Next =>
  body.take(bytes) ? 'complete' : nextOf(manner, body.received())

const textOf = ({ method, name, ranges }: SoakRequest, { status, entityTag }: Answer): string =>
  `${method} ${name} ${JSON.stringify(ranges)}: ${status} ${entityTag}`
