import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { VariantKind } from '@/lib/videos/schema'
import { VIDEO_NOT_FOUND, variantMissing } from './video-exists'
import { isSeen, isVisible } from './visible-to'

/** A variant that exists for who asks. */
export type FoundVariant = { readonly id: string; readonly kind: VariantKind; readonly isVouchedFor: boolean }

/**
 * A variant that exists for `principal`. Errors say which of the two is not there; raw footage that is not for them is
 * missing like any other that is.
 */
export async function findVariant(
  videoId: string,
  kind: VariantKind,
  principal: Principal,
): Promise<Result<FoundVariant, ApiError>> {
  if (!(await isVisible(videoId, principal))) return err(VIDEO_NOT_FOUND)
  if (!isSeen(kind, principal)) return err(variantMissing(kind))
  const where = { videoId_kind: { videoId, kind } }
  const variant = await db().variant.findUnique({ where, select: { id: true, anonymizedAt: true } })
  if (variant === null) return err(variantMissing(kind))
  return ok({ id: variant.id, kind, isVouchedFor: variant.anonymizedAt !== null })
}

/**
 * Footage whose pictures `principal` may see, or what tells of them. Errors: those of {@link findVariant}, and
 * `permission-denied` for processed footage that may be as identifying as raw footage: nobody has vouched for it, or its
 * file is a copy of the raw one. That it is there is no secret.
 */
export async function findFootage(
  videoId: string,
  kind: VariantKind,
  principal: Principal,
): Promise<Result<FoundVariant, ApiError>> {
  const variant = await findVariant(videoId, kind, principal)
  if (!variant.ok || isPermitted(principal, 'media:raw')) return variant
  return !variant.value.isVouchedFor || (await isCopyOfRaw(videoId)) ? err(TO_BE_LOOKED_AT) : variant
}

/** Whether the processed file has the bytes of the raw one. */
async function isCopyOfRaw(videoId: string): Promise<boolean> {
  const originals = await db().rendition.findMany({
    where: { kind: 'original', variant: { videoId } },
    select: { sha256: true },
  })
  return new Set(originals.map(({ sha256 }) => sha256)).size < originals.length
}

/** One answer for both: that there is raw footage, of which it is a copy, is not told. */
const TO_BE_LOOKED_AT = apiError(
  'permission-denied',
  'This footage is not shown before an administrator has looked at it and vouched for its anonymization.',
)
