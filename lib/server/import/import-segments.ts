import 'server-only'
import { createHash } from 'node:crypto'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { FileFlaw } from '@/lib/import/found-file'
import { importOperation } from '@/lib/import/import-operations'
import type { ImportOutcome, ImportPlan, PlacedRow } from '@/lib/import/import-plan'
import { type ImportQuery, mappingToIds } from '@/lib/import/import-request'
import { planImport } from '@/lib/import/plan-import'
import { readFile } from '@/lib/import/read-file'
import { err, ok, type Result } from '@/lib/result/result'
import type { Operation, OperationResult } from '@/lib/segments/schema'
import { labeledDocument } from '@/lib/server/export/labeled-document'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { listSegments } from '@/lib/server/segments/list-segments'

/**
 * Imports `bytes`, a file of segments, into what `annotatorId` labels on the video; with `dryRun` only plans it.
 *
 * Every row is an operation with an id made of the file, the video and the annotator: a file that is imported again, or
 * half, brings nothing twice. Errors: `malformed-request` for a file that cannot be read as a whole, else as of
 * {@link labeledDocument}. Rows that cannot be placed are told, and the others imported.
 */
export async function importSegments(
  videoId: string,
  bytes: Uint8Array,
  query: ImportQuery,
  annotatorId: string,
): Promise<Result<ImportPlan | ImportOutcome, ApiError>> {
  const plan = await makePlan(videoId, bytes, query, annotatorId)
  if (!plan.ok || query.dryRun === '1') return plan
  const fingerprint = fingerprintOf(videoId, annotatorId, query.as, bytes)
  const { placed } = plan.value
  const operations = placed.map((row) => importOperation(row, fingerprint))
  const applied = await applyRows(videoId, operations, annotatorId)
  return applied.ok ? ok(outcomeOf(plan.value, applied.value)) : applied
}

/** So many rows are one transaction. */
const ROWS_TOGETHER = 200

/**
 * The answer to each of `operations`. They are one gesture, which is applied whole or not at all; rows of a file stand
 * each for itself, so those that were refused only because of a neighbour are tried alone.
 */
async function applyRows(
  videoId: string,
  operations: readonly Operation[],
  annotatorId: string,
): Promise<Result<OperationResult[], ApiError>> {
  const results: OperationResult[] = []
  for (let at = 0; at < operations.length; at += ROWS_TOGETHER) {
    const together = operations.slice(at, at + ROWS_TOGETHER)
    const answer = await applyOperations(videoId, together, annotatorId)
    if (!answer.ok) return answer
    for (const [i, result] of answer.value.results.entries()) {
      const operation = together[i]
      if (operation === undefined || result.code !== 'gesture-refused') {
        results.push(result)
        continue
      }
      const alone = await applyOperations(videoId, [operation], annotatorId)
      if (!alone.ok) return alone
      results.push(alone.value.results[0] ?? result)
    }
  }
  return ok(results)
}

async function makePlan(
  videoId: string,
  bytes: Uint8Array,
  { format, as, labels: mapping = {} }: ImportQuery,
  annotatorId: string,
): Promise<Result<ImportPlan, ApiError>> {
  const document = await labeledDocument(videoId, annotatorId)
  if (!document.ok) return document
  const { video, labelSet } = document.value
  const text = decode(bytes)
  if (text === null) return err(flawError({ message: 'The file is not UTF-8 text.' }))
  const file = readFile(text, video, format)
  if (!file.ok) return err(flawError(file.error))
  const existing = await listSegments(videoId, annotatorId)
  if (!existing.ok) return existing
  const { labels } = labelSet
  const target = { video, labels, existing: existing.value.segments }
  return ok(planImport(file.value, target, { as, mapping: mappingToIds(mapping, labels) }))
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const flawError = ({ message, line }: FileFlaw): ApiError =>
  line === undefined
    ? apiError('malformed-request', message)
    : apiError('malformed-request', `${message} (line ${line})`, { line })

/** 32 characters that stand for this file in this document, imported in this way. */
const fingerprintOf = (videoId: string, annotatorId: string, as: string, bytes: Uint8Array): string =>
  createHash('sha256')
    .update(JSON.stringify([videoId, annotatorId, as]))
    .update(bytes)
    .digest('base64url')
    .slice(0, 32)

function outcomeOf(plan: ImportPlan, results: readonly OperationResult[]): ImportOutcome {
  const rejected = plan.placed.flatMap((row, i) => {
    const result = results[i]
    const isTaken = result?.status === 'applied' || result?.status === 'duplicate'
    return isTaken ? [] : [refusal(row, result)]
  })
  const count = (status: OperationResult['status']) => results.filter((result) => result.status === status).length
  return { plan, applied: count('applied'), appliedBefore: count('duplicate'), rejected }
}

const refusal = ({ row, where, label }: PlacedRow, result: OperationResult | undefined) => ({
  row,
  where,
  label,
  reason: result?.message ?? 'The server did not take it.',
  remedy:
    result?.code === 'operation-id-reused' || result?.code === 'segment-exists'
      ? 'This row of this file was imported before, with other choices. Change the segment that is there.'
      : 'Correct what is said, and import the file again.',
})
