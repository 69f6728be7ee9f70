import { CVAT_NOTE } from '@/lib/import/read-cvat'
import type { Label } from '@/lib/labels/schema'
import type { Segment } from '@/lib/segments/schema'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { exactRate, exactTimebase } from './video-facts'
import { xmlAttributes, xmlElement } from './xml-text'

const CONVENTION =
  'Frames are 0-based; a track covers the whole picture from its first frame, and its outside="1" box stands on the first frame after the segment, left out where the segment ends with the video.'

/** Tracks of CVAT that cover the whole picture as long as the segment lasts. */
export const CVAT_EXPORT: ExportFormat = {
  id: 'cvat',
  extension: '.cvat.xml',
  mediaType: 'application/xml',
  convention: CONVENTION,
  write: writeCvat,
  remarks: () => ['CVAT has no time segments: each one is a box over the whole picture that lasts as long.'],
}

function* writeCvat(document: ExportDocument): Generator<string> {
  const { index } = document.video
  const rates = `${exactRate(index)} frames a second, timebase ${exactTimebase(index)}`
  yield '<?xml version="1.0" encoding="utf-8"?>\n'
  yield `<!-- ${CONVENTION} ${rates}. -->\n`
  yield '<annotations>\n  <version>1.1</version>\n'
  yield metaOf(document)
  for (const [i, segment] of document.segments.entries()) yield trackOf(document, segment, i)
  yield '</annotations>\n'
}

function metaOf(document: ExportDocument): string {
  const { video, exportedAt, annotator } = document
  const { frameCount } = video.index
  const labels = [...document.labels.values()].map((label) => labelOf(label, document.segments)).join('')
  const task: readonly [string, string][] = [
    ['name', video.title],
    ['size', String(frameCount)],
    ['mode', 'interpolation'],
    ['overlap', '0'],
    ['bugtracker', ''],
    ['created', exportedAt],
    ['updated', exportedAt],
    ['subset', ''],
    ['start_frame', '0'],
    ['stop_frame', String(frameCount - 1)],
    ['frame_filter', ''],
  ]
  const size = `${xmlElement('width', String(video.width))}${xmlElement('height', String(video.height))}`
  return [
    '  <meta>\n    <task>',
    ...task.map(([name, text]) => `      ${xmlElement(name, text)}`),
    `      <labels>\n${labels}      </labels>`,
    `      <owner>${xmlElement('username', annotator)}<email/></owner>`,
    `      <original_size>${size}</original_size>`,
    `      ${xmlElement('source', video.fileName)}`,
    `    </task>\n    ${xmlElement('dumped', exportedAt)}\n  </meta>\n`,
  ].join('\n')
}

/** CVAT refuses values of attributes that a label does not declare, so everything that is used is declared. */
function labelOf(label: Label, segments: readonly Segment[]): string {
  const own = segments.filter(({ labelId }) => labelId === label.id)
  const declared = new Map(label.attributes.map(({ name, type, options }) => [name, inputOf(type, options)]))
  for (const name of own.flatMap(({ attributes }) => Object.keys(attributes))) {
    if (!declared.has(name)) declared.set(name, { type: 'text', values: '' })
  }
  if (own.some(({ note }) => note !== '')) declared.set(CVAT_NOTE, { type: 'text', values: '' })
  const attributes = [...declared].map(([name, { type, values }]) =>
    [
      `<attribute>${xmlElement('name', name)}<mutable>False</mutable>${xmlElement('input_type', type)}`,
      `<default_value/>${xmlElement('values', values)}</attribute>`,
    ].join(''),
  )
  const inside = [
    xmlElement('name', label.name),
    xmlElement('color', label.color),
    '<type>rectangle</type>',
    `<attributes>${attributes.join('')}</attributes>`,
  ]
  return `        <label>${inside.join('')}</label>\n`
}

function inputOf(type: Label['attributes'][number]['type'], options: readonly string[] = []) {
  switch (type) {
    case 'text':
      return { type: 'text', values: '' }
    case 'number':
      return { type: 'text', values: '' }
    case 'boolean':
      return { type: 'checkbox', values: 'false\ntrue' }
    case 'choice':
      return { type: 'select', values: options.join('\n') }
  }
}

function trackOf({ video }: ExportDocument, segment: Segment, id: number): string {
  const { label, startFrame, endFrame, source, attributes, note } = segment
  const values = { ...attributes, ...(note === '' ? {} : { [CVAT_NOTE]: note }) }
  const inside = Object.entries(values).map(([name, value]) => xmlElement('attribute', String(value), { name }))
  const box = (frame: number, outside: 0 | 1) =>
    `    <box${xmlAttributes({
      ...{ frame, keyframe: 1, outside, occluded: 0, xtl: '0.00', ytl: '0.00' },
      ...{ xbr: video.width.toFixed(2), ybr: video.height.toFixed(2), z_order: 0 },
    })}>${inside.join('')}</box>\n`
  const end = endFrame < video.index.frameCount ? box(endFrame, 1) : ''
  const origin = source === 'prediction' ? 'auto' : 'manual'
  return `  <track${xmlAttributes({ id, label, source: origin })}>\n${box(startFrame, 0)}${end}  </track>\n`
}
