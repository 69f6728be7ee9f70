import 'server-only'
import { type ApiError, ERROR_STATUS } from '@/lib/http/api-error'
import { log } from '@/lib/server/log'
import type { VariantKind } from '@/lib/videos/schema'
import type { RenditionRecord } from './find-rendition'
import { MEDIA_ERRORS } from './media-error'
import type { SendError } from './prepare-answer'
import { type Carrier, RequestObserver } from './recorder'
import type { StreamEnd } from './stream-end'

/** Counts a request for bytes; what is the fault of the disk or of the operator is logged too. */
export class MediaObserver extends RequestObserver {
  private readonly videoId: string
  private readonly record: RenditionRecord

  constructor(videoId: string, variant: VariantKind, record: RenditionRecord, carrier: Carrier) {
    super({ videoId, variant, rendition: record.kind }, carrier)
    this.videoId = videoId
    this.record = record
  }

  /** There is no answer but an error, for that reason: gives back what the client is told. */
  refused(why: SendError): ApiError {
    const error = MEDIA_ERRORS[why]
    this.answered(ERROR_STATUS[error.code])
    if (why !== 'busy') {
      log().warn({ videoId: this.videoId, storageKey: this.record.storageKey, why }, 'a stored file cannot be sent')
    }
    return error
  }

  override ended(end: StreamEnd, sent: number): void {
    super.ended(end, sent)
    if (end === 'complete' || end === 'aborted' || end === 'stalled') return
    const { storageKey } = this.record
    log().error({ videoId: this.videoId, storageKey, why: end, sent }, 'a stored file could not be sent to its end')
  }
}
