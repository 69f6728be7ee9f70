import { z } from 'zod'
import { label } from '@/lib/labels/schema'
import { documentState } from '@/lib/segments/document-schema'
import { clientId, segment } from '@/lib/segments/schema'

const figure = z.union([
  z.object({ value: z.number(), reason: z.null() }),
  z.object({ value: z.null(), reason: z.string() }),
])
const matrix = z.array(z.array(figure))
const place = z.number().int().min(0)

const offsets = z.object({
  count: place,
  median: z.number().nullable(),
  p90: z.number().nullable(),
  bins: z.array(z.object({ from: z.number().nullable(), to: z.number().nullable(), count: place })),
})

/** Everything that is measured: see lib/agreement/compare-documents. Rows and columns are in the order of the documents. */
const comparison = z.object({
  alpha: figure,
  iou: matrix,
  kappa: matrix,
  f1: z.object({ 10: matrix, 25: matrix, 50: matrix }),
  labels: z.array(
    z.object({ labelId: z.string(), alpha: figure, iou: figure, kappa: figure, segments: z.array(place) }),
  ),
  offsets: z.object({ start: offsets, end: offsets }),
})

const labeledSpan = z.object({ id: z.string(), labelId: z.string(), start: place, end: place })
const span = z.object({ start: place, end: place })

/** How a question was decided. `none`: nobody is right, there is no such segment. */
export const choiceKind = z.enum(['adopt', 'mean', 'none'])
export type ChoiceKind = z.infer<typeof choiceKind>

/**
 * What a segment of a gold document is made of. `documentIds` and `segmentIds` are those it follows, all that say the
 * same; `of` is everything that was to be decided between, each as id@start-end; `by` is who decided.
 */
export const provenance = z.object({
  documentIds: z.array(z.string()),
  segmentIds: z.array(z.string()),
  choice: choiceKind,
  by: z.string(),
  of: z.array(z.string()),
})
export type Provenance = z.infer<typeof provenance>

/** Something to be decided, with who says what of it in the order of the documents; see lib/agreement/questions. */
const question = span.extend({
  labelId: z.string(),
  differs: span.nullable(),
  says: z.array(z.array(labeledSpan)),
  decision: z
    .object({ choice: choiceKind, documentIds: z.array(z.string()), by: z.string(), segments: z.array(labeledSpan) })
    .nullable(),
})
export type AgreementQuestion = z.infer<typeof question>

/** The gold document; `sequence` is that of its newest operation, 0 before the first. */
const goldDocument = z.object({ id: z.string().nullable(), state: documentState, sequence: place })

/**
 * The answer of `GET /api/videos/:id/agreement`. `documents` are those that are compared, by name; `comparison` is null
 * where there are fewer than two. `disagreements` are the exact frames on which they do not all say the same.
 */
export const agreementReport = z.object({
  videoId: z.string(),
  frameCount: z.number().int().positive(),
  labels: z.array(label.pick({ id: true, name: true, color: true, kind: true })),
  documents: z.array(
    z.object({
      id: z.string(),
      annotatorId: z.string(),
      name: z.string(),
      state: documentState,
      sequence: place,
      segments: z.array(labeledSpan),
    }),
  ),
  comparison: comparison.nullable(),
  disagreements: z.array(span),
  questions: z.array(question),
  gold: goldDocument.extend({ segments: z.array(labeledSpan) }),
})
export type AgreementReport = z.infer<typeof agreementReport>

export const agreementQuery = z.object({ drafts: z.literal('1').optional() })

/** `undecided` takes a decision back. */
const choice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adopt'), documentId: z.string().max(64), segmentIds: z.array(clientId).max(500) }),
  z.strictObject({ kind: z.literal('mean'), segmentIds: z.array(clientId).min(2).max(500) }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('undecided') }),
])
export type Choice = z.infer<typeof choice>

/** The decision of the question of this label that lasts from `start` to `end`. */
const decision = z.strictObject({ labelId: z.string().max(64), start: place, end: place, choice })
export type Decision = z.infer<typeof decision>

/**
 * The body of `POST /api/videos/:id/gold`: decisions that are kept together or not at all. `seen` is what was decided on:
 * the sequence of the gold document, and that of each compared document by id.
 */
export const adjudication = z.strictObject({
  decisions: z.array(decision).min(1).max(2000),
  seen: z.strictObject({ gold: place, documents: z.record(z.string().max(64), place) }),
})
export type Adjudication = z.infer<typeof adjudication>

/** The answer of `GET /api/videos/:id/gold`. */
export const goldAnswer = goldDocument.extend({
  segments: z.array(segment.extend({ provenance: provenance.nullable() })),
})
export type GoldAnswer = z.infer<typeof goldAnswer>

export const agreementListQuery = z.object({
  batch: z.string().max(64).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

/** The answer of `GET /api/agreement`: videos that two or more people have labeled. */
export const agreementList = z.object({
  videos: z.array(
    z.object({
      videoId: z.string(),
      title: z.string(),
      documents: place,
      alpha: figure,
      /** The label they agree on least, by IoU. */
      worstLabel: z.object({ name: z.string(), color: z.string(), iou: figure }).nullable(),
      disagreements: place,
      questions: place,
      decided: place,
      goldState: documentState,
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type AgreementList = z.infer<typeof agreementList>
export type AgreementListItem = AgreementList['videos'][number]

/** The body of `POST /api/videos/:id/gold/accept` and `…/reopen`: the sequence of the gold document that was looked at. */
export const goldSeen = z.strictObject({ seen: place })
