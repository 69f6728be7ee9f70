import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What of a video's records lists, details and readiness are made from. */
export const VIDEO_SELECTION = {
  id: true,
  title: true,
  note: true,
  createdAt: true,
  quarantinedAt: true,
  quarantineReason: true,
  variants: {
    select: {
      id: true,
      videoId: true,
      kind: true,
      anonymizedAt: true,
      frameIndex: { select: { frameCount: true } },
      renditions: {
        select: {
          kind: true,
          storageKey: true,
          fileName: true,
          sizeBytes: true,
          sha256: true,
          container: true,
          codec: true,
          displayWidth: true,
          displayHeight: true,
          timebaseNum: true,
          timebaseDen: true,
          frameCount: true,
          durationTicks: true,
          playable: true,
          problems: true,
          createdAt: true,
          verifiedAt: true,
        },
      },
    },
  },
  documents: { select: { id: true, annotatorId: true, state: true, labelSetId: true } },
  batch: { select: { batch: { select: { name: true, closedAt: true } } } },
  assignments: { select: { annotatorId: true } },
} as const satisfies Prisma.VideoSelect

export type VideoRecord = Prisma.VideoGetPayload<{ select: typeof VIDEO_SELECTION }>
export type VariantRecord = VideoRecord['variants'][number]

type Rendition = VariantRecord['renditions'][number]
type AnnotationDocument = VideoRecord['documents'][number]

/** The part of a video's records that readiness is made from. */
export type ReadinessRecord = Pick<VideoRecord, 'quarantinedAt' | 'quarantineReason' | 'batch'> & {
  readonly variants: readonly ReadinessVariant[]
  readonly documents: readonly Pick<AnnotationDocument, 'annotatorId' | 'state' | 'labelSetId'>[]
  readonly assignments: readonly { readonly annotatorId: string }[]
}
export type ReadinessVariant = Pick<VariantRecord, 'id' | 'videoId' | 'kind' | 'anonymizedAt' | 'frameIndex'> & {
  readonly renditions: readonly ReadinessRendition[]
}
export type ReadinessRendition = Pick<
  Rendition,
  'kind' | 'storageKey' | 'sizeBytes' | 'sha256' | 'container' | 'codec' | 'frameCount' | 'playable'
> &
  // Only said, never judged: a list of many videos leaves it out.
  Partial<Pick<Rendition, 'problems'>>

/** The file as it was imported; every variant has one. */
export const originalOf = <R extends { readonly kind: Rendition['kind'] }>({
  renditions,
}: {
  readonly renditions: readonly R[]
}): R | undefined => renditions.find(({ kind }) => kind === 'original')
