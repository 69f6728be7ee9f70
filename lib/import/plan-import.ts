import { type FrameIndex, meanFrameRate } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { isStorableText } from '@/lib/text/storable-text'
import { formatFrameRate } from '@/lib/time/frame-rate'
import { namesCopyOf, namesVideo } from './chosen-video'
import type { FoundFile, FoundRow } from './found-file'
import {
  type ImportAs,
  type ImportPlan,
  type LabelMapping,
  type PlacedRow,
  type RefusedRow,
  spanKey,
} from './import-plan'
import { createLabelMatcher, type LabelMatch } from './match-label'
import { placeRow, type RowFlaw } from './place-row'
import { typedAttributes } from './typed-attributes'

/** What an import goes into. `existing`: the segments that are there, proposals included. */
export type ImportTarget = {
  readonly video: { readonly fileName: string; readonly index: FrameIndex }
  readonly labels: readonly Label[]
  readonly existing: readonly { readonly labelId: string; readonly startFrame: number; readonly endFrame: number }[]
}

/** How somebody wants it. */
export type ImportChoices = { readonly as: ImportAs; readonly mapping: LabelMapping }

const MAX_NOTE = 10_000

/** What importing `file` into `target` does. Changes nothing; the same arguments give the same plan. */
export function planImport(file: FoundFile, target: ImportTarget, choices: ImportChoices): ImportPlan {
  const matchOf = createLabelMatcher(target.labels, choices.mapping)
  const there = countsOf(target.existing)
  const plan = {
    placed: [] as PlacedRow[],
    duplicates: [] as PlacedRow[],
    refused: file.unreadable.map(refuseUnreadable),
  }
  const unmatched = new Map<string, { rows: number; labelId: string | null }>()
  for (const row of file.rows) {
    const match = matchOf(row)
    noteName(unmatched, row, match)
    const placed = judgeRow(row, match, target, choices.as)
    if ('code' in placed) plan.refused.push(placed)
    else if (takeOne(there, placed)) plan.duplicates.push(placed)
    else plan.placed.push(placed)
  }
  return {
    format: file.format,
    ...plan,
    refused: plan.refused.sort((a, b) => a.row - b.row),
    unmatched: [...unmatched].map(([name, { rows, labelId }]) => ({ name, rows, labelId })),
    warnings: [...warningsOf(file, target), ...file.notes],
  }
}

function judgeRow(row: FoundRow, match: LabelMatch, target: ImportTarget, as: ImportAs): PlacedRow | RefusedRow {
  const [name = ''] = row.labels
  const refuse = ({ code, reason, remedy }: RowFlaw): RefusedRow => ({
    row: row.row,
    where: row.where,
    label: name,
    code,
    reason,
    remedy,
  })
  if (match.kind === 'skipped') {
    return refuse({
      code: 'label-skipped',
      reason: `Rows called “${name}” are left out, as chosen.`,
      remedy: 'Choose a label for them.',
    })
  }
  if (match.kind === 'unknown') {
    const { wanted } = match
    const reason =
      wanted === undefined
        ? `“${name}” is no label of the set.`
        : `“${name}” shall be “${wanted}”, and that is no label of the set.`
    return refuse({ code: 'label-unknown', reason, remedy: 'Choose which label it means, or add it to the set.' })
  }
  const { label } = match
  if (label.isRetired) {
    const reason = `The label “${label.name}” is no longer in use.`
    return refuse({ code: 'label-retired', reason, remedy: 'Choose another label for it.' })
  }
  const span = placeRow(row.place, target.video.index)
  if (!span.ok) return refuse(span.error)
  const length = span.value.endFrame - span.value.startFrame
  if (label.kind === 'point' && length !== 1) {
    const reason = `“${label.name}” marks a single frame, and the row has ${length}.`
    return refuse({ code: 'point-not-one-frame', reason, remedy: 'Choose a label that lasts for it.' })
  }
  const attributes = typedAttributes(row.attributes, label.attributes)
  if (attributes === null || row.note.length > MAX_NOTE || !isStorableText(row.note)) {
    return refuse({
      code: 'text-not-storable',
      reason: 'Its note or an attribute cannot be kept: too long, or no text, number or yes/no.',
      remedy: 'Shorten or correct it in the file.',
    })
  }
  return {
    row: row.row,
    where: row.where,
    label: name,
    labelId: label.id,
    ...span.value,
    attributes,
    note: row.note,
    ...originOf(row, as),
  }
}

function originOf(row: FoundRow, as: ImportAs): Pick<PlacedRow, 'source' | 'confidence' | 'isProposal'> {
  const isPrediction = as === 'proposals' || row.source === 'prediction'
  const confidence = row.confidence !== null && row.confidence >= 0 && row.confidence <= 1 ? row.confidence : null
  return {
    source: isPrediction ? 'prediction' : 'import',
    confidence,
    isProposal: as === 'proposals' || row.isProposal,
  }
}

const refuseUnreadable = ({ row, where, reason }: FoundFile['unreadable'][number]): RefusedRow => ({
  row,
  where,
  label: '',
  code: 'unreadable',
  reason,
  remedy: 'Correct it in the file; the other rows can be imported without it.',
})

function noteName(
  names: Map<string, { rows: number; labelId: string | null }>,
  row: FoundRow,
  match: LabelMatch,
): void {
  const isByItself = match.kind === 'label' && !match.isChosen && !match.label.isRetired
  const [name] = row.labels
  if (isByItself || name === undefined) return
  const known = names.get(name) ?? {
    rows: 0,
    labelId: match.kind === 'label' && match.isChosen ? match.label.id : null,
  }
  names.set(name, { ...known, rows: known.rows + 1 })
}

function countsOf(existing: ImportTarget['existing']): Map<string, number> {
  const counts = new Map<string, number>()
  for (const segment of existing) counts.set(spanKey(segment), (counts.get(spanKey(segment)) ?? 0) + 1)
  return counts
}

/** Whether one like `placed` is there and not taken for another row yet: two alike in the file need two that are there. */
function takeOne(counts: Map<string, number>, placed: PlacedRow): boolean {
  const left = counts.get(spanKey(placed)) ?? 0
  if (left > 0) counts.set(spanKey(placed), left - 1)
  return left > 0
}

/** The most that two statements of one rate differ by: 29.97 for 30000/1001, not 30. */
const RATE_TOLERANCE = 0.0005

function warningsOf({ facts, format }: FoundFile, { video }: ImportTarget): string[] {
  const warnings: string[] = []
  const { fileName, frameRate, frameCount } = facts
  const isOther = fileName !== null && !namesVideo(fileName, video.fileName) && !namesCopyOf(fileName, video.fileName)
  if (isOther) warnings.push(`The file was made on “${fileName}”; this video is “${video.fileName}”.`)
  const here = meanFrameRate(video.index)
  const rate = here.num / here.den
  if (frameRate !== null && Math.abs(frameRate / rate - 1) > RATE_TOLERANCE) {
    const told = Math.round(frameRate * 1000) / 1000
    warnings.push(
      `The file was made at ${told} frames a second; this video has ${formatFrameRate(here)}. Frames may lie elsewhere.`,
    )
  }
  if (frameCount !== null && frameCount !== video.index.frameCount) {
    warnings.push(`The file was made on a video of ${frameCount} frames; this one has ${video.index.frameCount}.`)
  }
  if (FRAMES_ONLY.has(format) && frameRate === null && frameCount === null) {
    warnings.push('The file names frames and no frame rate: it fits only the very video it was made on.')
  }
  return warnings
}

const FRAMES_ONLY = new Set<FoundFile['format']>(['cvat', 'dive', 'label-studio'])
