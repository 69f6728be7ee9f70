import { millisecondSpan } from '@/lib/frames/boundaries'
import { EAF_PROPERTIES } from '@/lib/import/read-eaf'
import type { Segment } from '@/lib/segments/schema'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { lanesOf } from './overlap-lanes'
import { exactRate, exactTimebase } from './video-facts'
import { xmlAttributes, xmlElement } from './xml-text'

const CONVENTION =
  'Times are whole milliseconds on the presentation timeline, rounded from the frame times; the end is not part of the segment.'

/** ELAN: a tier for each label and annotator, further ones where segments of a label overlap. */
export const EAF_EXPORT: ExportFormat = {
  id: 'eaf',
  extension: '.eaf',
  mediaType: 'application/xml',
  isRounded: true,
  convention: `${CONVENTION} Frame rate and timebase are properties in the header.`,
  write: writeEaf,
  remarks: (document) => {
    const extra = tiersOf(document).filter(({ lane }) => lane > 0)
    const names = extra.map(({ name }) => `“${name}”`).join(', ')
    return extra.length === 0 ? [] : [`Segments of a label overlap; they stand in further tiers: ${names}.`]
  },
}

type Aligned = { readonly segment: Segment; readonly start: number; readonly end: number }
type Tier = {
  readonly name: string
  readonly label: string
  readonly author: string
  readonly lane: number
  readonly annotations: readonly Aligned[]
}

/** Tiers in the order of the label set, then by annotator; labels without segments have one, too. */
function tiersOf(document: ExportDocument): Tier[] {
  const { index } = document.video
  const tiers: Tier[] = []
  const names = new Set<string>()
  for (const label of document.labels.values()) {
    const own = document.segments.filter(({ labelId }) => labelId === label.id)
    const authors = [...new Set(own.map(({ author }) => author))].sort()
    for (const author of authors.length === 0 ? [''] : authors) {
      const aligned = own
        .filter((segment) => segment.author === author)
        .map((segment) => ({ segment, ...millisecondSpan(index, segment) }))
      const lanes = lanesOf(aligned)
      const count = lanes.reduce((most, lane) => Math.max(most, lane + 1), 1)
      for (let lane = 0; lane < count; lane += 1) {
        const wanted = `${authors.length > 1 ? `${label.name} (${author})` : label.name}${lane === 0 ? '' : ` [${lane + 1}]`}`
        const annotations = aligned.filter((_, i) => lanes[i] === lane)
        tiers.push({ name: freeName(names, wanted), label: label.name, author, lane, annotations })
      }
    }
  }
  return tiers
}

/** `wanted`, or with a number behind it if there is one called so already; names of tiers are unique. */
function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted
  for (let n = 2; taken.has(name); n += 1) name = `${wanted} #${n}`
  taken.add(name)
  return name
}

function* writeEaf(document: ExportDocument): Generator<string> {
  const tiers = tiersOf(document)
  const slotIds = slotsOf(tiers)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<ANNOTATION_DOCUMENT${xmlAttributes({
    AUTHOR: document.annotator,
    DATE: document.exportedAt,
    FORMAT: '3.0',
    VERSION: '3.0',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:noNamespaceSchemaLocation': 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd',
  })}>\n`
  yield headerOf(document, tiers)
  yield '    <TIME_ORDER>\n'
  for (const { id, at } of slotIds.slots) {
    yield `        <TIME_SLOT${xmlAttributes({ TIME_SLOT_ID: id, TIME_VALUE: at })}/>\n`
  }
  yield '    </TIME_ORDER>\n'
  let count = 0
  for (const tier of tiers) {
    yield `    <TIER${xmlAttributes({ ANNOTATOR: tier.author, LINGUISTIC_TYPE_REF: 'segments', TIER_ID: tier.name })}>\n`
    for (const { segment } of tier.annotations) {
      count += 1
      yield annotationOf(segment, `a${count}`, slotIds.of(segment))
    }
    yield '    </TIER>\n'
  }
  yield '    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="segments" TIME_ALIGNABLE="true"/>\n'
  yield '</ANNOTATION_DOCUMENT>\n'
}

function headerOf({ video }: ExportDocument, tiers: readonly Tier[]): string {
  const address = encodeURIComponent(video.fileName)
  const media = { MEDIA_URL: `file:///${address}`, MIME_TYPE: video.mediaType, RELATIVE_MEDIA_URL: `./${address}` }
  const properties: readonly [string, string][] = [
    [EAF_PROPERTIES.convention, `${CONVENTION} Timebase ${exactTimebase(video.index)}.`],
    [EAF_PROPERTIES.frameRate, exactRate(video.index)],
    [EAF_PROPERTIES.frameCount, String(video.index.frameCount)],
    [EAF_PROPERTIES.tiers, JSON.stringify(Object.fromEntries(tiers.map(({ name, label }) => [name, label])))],
  ]
  return [
    '    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">',
    `        <MEDIA_DESCRIPTOR${xmlAttributes(media)}/>`,
    ...properties.map(([NAME, text]) => `        ${xmlElement('PROPERTY', text, { NAME })}`),
    '    </HEADER>\n',
  ].join('\n')
}

/** Slots of their own for every annotation, in order of time: annotations that shared one would move together. */
function slotsOf(tiers: readonly Tier[]) {
  const ends = tiers
    .flatMap(({ annotations }) => annotations)
    .flatMap(({ segment, start, end }) => [
      { segment, side: 'start', at: start } as const,
      { segment, side: 'end', at: end } as const,
    ])
    .sort((a, b) => a.at - b.at)
  const ids = new Map<Segment, { start: string; end: string }>()
  const slots = ends.map(({ segment, side, at }, i) => {
    const id = `ts${i + 1}`
    ids.set(segment, { ...(ids.get(segment) ?? { start: id, end: id }), [side]: id })
    return { id, at }
  })
  return { slots, of: (segment: Segment) => ids.get(segment) ?? { start: '', end: '' } }
}

function annotationOf({ note }: Segment, id: string, slots: { readonly start: string; readonly end: string }): string {
  const refs = { ANNOTATION_ID: id, TIME_SLOT_REF1: slots.start, TIME_SLOT_REF2: slots.end }
  return [
    '        <ANNOTATION>',
    `            <ALIGNABLE_ANNOTATION${xmlAttributes(refs)}>`,
    `                ${xmlElement('ANNOTATION_VALUE', note)}`,
    '            </ALIGNABLE_ANNOTATION>',
    '        </ANNOTATION>\n',
  ].join('\n')
}
