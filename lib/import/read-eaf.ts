import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import { baseName } from './chosen-video'
import { type FileFlaw, type FoundFile, type FoundRow, foundRow, NO_FACTS, type UnreadableRow } from './found-file'
import { jsonOf } from './json-value'
import { plainNumber, plainRate } from './plain-number'
import { childOf, childrenOf, textAt, type XmlElement } from './xml-tree'

/** The properties in the header of our EAF: which label a tier stands for, and how frames are counted. */
export const EAF_PROPERTIES = {
  tiers: 'framemark:tiers',
  frameRate: 'framemark:frameRate',
  frameCount: 'framemark:frameCount',
  convention: 'framemark:convention',
} as const

type Tier = { readonly name: string; readonly label: string | undefined; readonly author: string }

/**
 * Reads ELAN EAF: every annotation that is aligned to time, in milliseconds, its end not part of it. A tier is a label,
 * as our header says; elsewhere the label is the name of the tier or, where no label is called so, the annotation's text.
 */
export function readEaf(root: XmlElement): Result<FoundFile, FileFlaw> {
  if (root.name !== 'ANNOTATION_DOCUMENT') {
    return err({ message: 'The root element is not <ANNOTATION_DOCUMENT>.', line: root.line })
  }
  const header = childOf(root, 'HEADER')
  if ((header?.attributes['TIME_UNITS'] ?? 'milliseconds') !== 'milliseconds') {
    return err({ message: 'The times are not in milliseconds.', line: header?.line ?? root.line })
  }
  const properties = new Map(childrenOf(header, 'PROPERTY').map(({ attributes, text }) => [attributes['NAME'], text]))
  const labels = labelsOf(properties.get(EAF_PROPERTIES.tiers) ?? '')
  const slots = slotsOf(root)
  const rows: FoundRow[] = []
  const unreadable: UnreadableRow[] = []
  for (const tier of childrenOf(root, 'TIER')) {
    const name = tier.attributes['TIER_ID'] ?? ''
    const of = { name, label: labels.get(name), author: tier.attributes['ANNOTATOR'] ?? '' }
    for (const annotation of childrenOf(tier, 'ANNOTATION')) {
      const row = rows.length + unreadable.length + 1
      const found = readAnnotation(annotation, of, row, slots)
      if (typeof found === 'string') unreadable.push({ row, where: whereOf(annotation, name), reason: found })
      else rows.push(found)
    }
  }
  const media = childOf(header, 'MEDIA_DESCRIPTOR')?.attributes
  const fileName = baseName(decoded(media?.['RELATIVE_MEDIA_URL'] || media?.['MEDIA_URL'] || ''))
  const facts = {
    ...NO_FACTS,
    fileName: fileName === '' ? null : fileName,
    frameRate: plainRate(properties.get(EAF_PROPERTIES.frameRate) ?? ''),
    frameCount: plainNumber(properties.get(EAF_PROPERTIES.frameCount) ?? ''),
  }
  return ok({ format: 'eaf', facts, rows, unreadable, notes: [] })
}

function slotsOf(root: XmlElement): Map<string, number | null> {
  const slots = childrenOf(childOf(root, 'TIME_ORDER'), 'TIME_SLOT')
  return new Map(
    slots.map(({ attributes }) => [attributes['TIME_SLOT_ID'] ?? '', plainNumber(attributes['TIME_VALUE'] ?? '')]),
  )
}

function labelsOf(json: string): Map<string, string> {
  const tiers = z.record(z.string(), z.string()).safeParse(jsonOf(json))
  return new Map(tiers.success ? Object.entries(tiers.data) : [])
}

function readAnnotation(
  annotation: XmlElement,
  { name, label, author }: Tier,
  row: number,
  slots: ReadonlyMap<string, number | null>,
): FoundRow | string {
  const aligned = childOf(annotation, 'ALIGNABLE_ANNOTATION')
  if (aligned === undefined) return 'It hangs on another annotation and has no time of its own.'
  const [start, end] = ['TIME_SLOT_REF1', 'TIME_SLOT_REF2'].map((ref) => slots.get(aligned.attributes[ref] ?? ''))
  if (start === null || end === null) return 'One of its ends has no time in ELAN. Align it there first.'
  if (start === undefined || end === undefined) return 'It names a time slot that is not in the file.'
  const value = textAt(aligned, 'ANNOTATION_VALUE')
  const candidates = label === undefined ? [name, value].filter((text) => text.trim() !== '') : [label]
  if (candidates.length === 0) return 'Neither its tier nor its text names a label.'
  return foundRow({
    row,
    where: whereOf(annotation, name),
    labels: candidates,
    place: { unit: 'millisecond', start, end },
    note: value,
    author,
  })
}

function whereOf(annotation: XmlElement, tier: string): string {
  const id = annotation.children[0]?.attributes['ANNOTATION_ID']
  return `${id === undefined ? 'annotation' : `annotation ${id}`} of tier “${tier}”, line ${annotation.line}`
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
