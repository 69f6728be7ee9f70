import { isWholeMillisecond } from '@/lib/frames/boundaries'
import { FORMAT_TITLES } from '@/lib/import/format'
import type { FoundFile } from '@/lib/import/found-file'
import { type PlacedRow, spanKey } from '@/lib/import/import-plan'
import { planImport } from '@/lib/import/plan-import'
import { readFile } from '@/lib/import/read-file'
import type { Segment } from '@/lib/segments/schema'
import { type ExportDocument, isPoint } from './export-document'
import { type ExportFormat, exportFileName } from './export-format'
import type { ExportLoss, ExportReport } from './export-report'

const MAX_NAMED = 100

/**
 * Reads `text`, which is `document` written in `format`, back with the importer and holds it against the document, frame by
 * frame and field by field.
 */
export function certify(document: ExportDocument, format: ExportFormat, text: string): ExportReport {
  const { segments, leftOut } = document
  const pairs = pairsOf(document, readBack(document, format, text))
  const boundaries = segments.length * 2
  const moved = pairs.flatMap(movedEnds)
  const exact = boundaries - moved.length
  const certified = exact === boundaries
  return {
    format: format.id,
    title: FORMAT_TITLES[format.id],
    fileName: exportFileName(document, format),
    convention: format.convention,
    segments: segments.length,
    certified,
    boundaries,
    exact,
    verdict: `${certified ? 'Certified' : 'Not certified'}: ${exact} of ${boundaries} boundaries come back exactly.`,
    moved: moved.slice(0, MAX_NAMED),
    losses: [...leftOutLosses(leftOut), ...lossesOf(pairs)],
    remarks: [
      ...roundingOf(document, format, certified),
      ...pointsOf(document, format),
      ...(format.remarks?.(document) ?? []),
    ],
    companions: (format.companions?.(document) ?? []).map(({ suffix }) =>
      exportFileName(document, { extension: suffix }),
    ),
  }
}

/** How many boundaries milliseconds cannot say as they are, and whether that moves one. */
function roundingOf({ video, segments }: ExportDocument, { isRounded }: ExportFormat, certified: boolean): string[] {
  if (isRounded !== true) return []
  const ends = segments.flatMap(({ startFrame, endFrame }) => [startFrame, endFrame])
  const rounded = ends.filter((boundary) => !isWholeMillisecond(video.index, boundary)).length
  if (rounded === 0) return []
  const outcome = certified ? 'each of them comes back on its very frame' : 'not all of them come back on their frames'
  return [`${rounded} of ${ends.length} boundaries lie between two milliseconds and are rounded; ${outcome}.`]
}

function pointsOf(document: ExportDocument, { hasPoints }: ExportFormat): string[] {
  const count = document.segments.filter((segment) => isPoint(document, segment)).length
  if (hasPoints === true || count === 0) return []
  return [
    count === 1
      ? '1 point is written as a segment of one frame.'
      : `${count} points are written as segments of one frame.`,
  ]
}

type Pair = { readonly segment: Segment; readonly back: PlacedRow | undefined; readonly author: string }

function readBack(document: ExportDocument, format: ExportFormat, text: string) {
  const { video } = document
  const file = readFile(text, { title: video.title, fileName: video.fileName }, format.id)
  if (!file.ok) return { placed: [], authors: new Map<number, string>() }
  // A label that is no longer in use is still the label of what was labeled with it.
  const labels = [...document.labels.values()].map((label) => ({ ...label, isRetired: false }))
  const plan = planImport(file.value, { video, labels, existing: [] }, { as: 'told', mapping: {} })
  return { placed: plan.placed, authors: authorsOf(file.value) }
}

const authorsOf = ({ rows }: FoundFile) => new Map(rows.map(({ row, author }) => [row, author]))

/** Each segment with the row it came back as: of those alike the one that also says the same. */
function pairsOf(document: ExportDocument, { placed, authors }: ReturnType<typeof readBack>): Pair[] {
  const exact = new Map<string, PlacedRow[]>()
  for (const row of placed) exact.set(spanKey(row), [...(exact.get(spanKey(row)) ?? []), row])
  const pairs = document.segments.map((segment): Pair => {
    const alike = exact.get(spanKey(segment)) ?? []
    const at = Math.max(
      alike.findIndex(({ note, attributes }) => note === segment.note && isSame(attributes, segment.attributes)),
      0,
    )
    const [back] = alike.splice(at, 1)
    return { segment, back, author: authors.get(back?.row ?? -1) ?? '' }
  })
  const left = [...exact.values()].flat().sort((a, b) => a.startFrame - b.startFrame)
  return pairs.map((pair) => {
    if (pair.back !== undefined) return pair
    const near = left.findIndex(({ labelId }) => labelId === pair.segment.labelId)
    const [back] = near === -1 ? [] : left.splice(near, 1)
    return { ...pair, back }
  })
}

function movedEnds({ segment, back }: Pair): string[] {
  const name = nameOf(segment)
  if (back === undefined) return [`${name}: its start does not come back`, `${name}: its end does not come back`]
  const { startFrame, endFrame } = segment
  return [
    ...(back.startFrame === startFrame ? [] : [`${name}: its start comes back as frame ${back.startFrame}`]),
    ...(back.endFrame === endFrame ? [] : [`${name}: its end comes back as frame ${back.endFrame}`]),
  ]
}

const nameOf = ({ label, startFrame, endFrame }: Segment): string => `${label} [${startFrame}, ${endFrame})`

type Returned = Pair & { readonly back: PlacedRow }

/** What a segment may say, and whether it is lost on the way. */
const FIELDS: readonly { readonly what: string; readonly isLost: (pair: Returned) => boolean }[] = [
  { what: 'notes', isLost: ({ segment, back }) => segment.note !== back.note },
  { what: 'attributes', isLost: ({ segment, back }) => !isSame(segment.attributes, back.attributes) },
  { what: 'confidence', isLost: ({ segment, back }) => segment.confidence !== back.confidence },
  {
    what: 'that a machine suggested it',
    isLost: ({ segment, back }) => segment.source === 'prediction' && back.source !== 'prediction',
  },
  { what: 'that it is a proposal', isLost: ({ segment, back }) => segment.isProposal !== back.isProposal },
  { what: 'who made it', isLost: ({ segment, author }) => segment.author !== author },
]

function lossesOf(pairs: readonly Pair[]): ExportLoss[] {
  const returned = pairs.filter((pair): pair is Returned => pair.back !== undefined)
  return FIELDS.flatMap(({ what, isLost }) => {
    const lost = returned.filter(isLost).map(({ segment }) => segment)
    return lost.length === 0 ? [] : [lossOf(what, lost)]
  })
}

function leftOutLosses({ proposals, outside }: ExportDocument['leftOut']): ExportLoss[] {
  const left =
    proposals === 0
      ? []
      : [{ what: 'proposals that nobody has accepted (left out, as chosen)', segments: proposals, examples: [] }]
  return outside.length === 0 ? left : [...left, lossOf('segments behind the end of the video', outside)]
}

const lossOf = (what: string, segments: readonly Segment[]): ExportLoss => ({
  what,
  segments: segments.length,
  examples: segments.slice(0, 3).map(nameOf),
})

const isSame = (a: Segment['attributes'], b: Segment['attributes']): boolean => {
  const sorted = (values: Segment['attributes']) =>
    JSON.stringify(Object.entries(values).sort(([x], [y]) => (x < y ? -1 : 1)))
  return sorted(a) === sorted(b)
}
