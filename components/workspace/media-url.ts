import type { VideoSummary } from '@/lib/videos/schema'

/** Where the labeled variant's bytes are; `annotation` lets the server answer an open-ended range with a part. */
export const mediaUrlOf = ({ id, labeledVariant }: VideoSummary): string =>
  `/api/media/videos/${encodeURIComponent(id)}?type=${labeledVariant}&profile=annotation`
