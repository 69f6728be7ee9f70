import 'server-only'
import { log } from '@/lib/server/log'
import type { VariantKind } from '@/lib/videos/schema'
import type { RenditionRecord } from './find-rendition'
import type { SendError } from './prepare-answer'
import { type Carrier, observeRequest, type RequestObserver } from './recorder'

/** Told about one request as it goes on. `refused`: there is no answer but an error, of that status, for that reason. */
export type MediaObserver = RequestObserver & { readonly refused: (status: number, why: SendError) => void }

/** Counts the request; what is the fault of the disk or of the operator is logged too. */
export function observeAndLog(
  videoId: string,
  variant: VariantKind,
  { kind, storageKey }: Pick<RenditionRecord, 'kind' | 'storageKey'>,
  carrier: Carrier,
): MediaObserver {
  const observer = observeRequest({ videoId, variant, rendition: kind }, carrier)
  return {
    ...observer,
    refused(status, why) {
      observer.answered(status)
      if (why !== 'busy') log().warn({ videoId, storageKey, why }, 'a stored file cannot be sent')
    },
    ended(end, sent) {
      observer.ended(end, sent)
      if (end !== 'truncated' && end !== 'replaced' && end !== 'failed') return
      log().error({ videoId, storageKey, why: end, sent }, 'a stored file could not be sent to its end')
    },
  }
}
