import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebVTTParser } from 'webvtt-parser'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { millisecondSpan } from '@/lib/frames/boundaries'
import { parseDelimited } from '@/lib/import/delimited-text'
import type { FormatId } from '@/lib/import/format'
import { jsonDocument, jsonDocumentSchema } from '@/lib/import/json-document'
import { readFile } from '@/lib/import/read-file'
import { childOf, childrenOf, parseXml, type XmlElement } from '@/lib/import/xml-tree'
import type { Segment } from '@/lib/segments/schema'
import { constantIndex, INDEXES, inputOf, inputsOn } from './document.arbitrary'
import type { ExportInput } from './export-document'
import { exportSegments } from './export-segments'

const inputs = inputsOn(fc.oneof(...Object.values(INDEXES)))
const textOf = (input: ExportInput, format: FormatId) =>
  [...exportSegments(input, format, { includeProposals: true }).chunks()].join('')
const sample = (count: number) => fc.sample(inputs, { numRuns: count, seed: 7 })

/** The parts of EAF 3.0 that we write, as its schema has them: order, required attributes, ids and what refers to them. */
const EAF_RULES = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="ANNOTATION_DOCUMENT"><xs:complexType><xs:sequence>
  <xs:element name="HEADER"><xs:complexType><xs:sequence>
    <xs:element name="MEDIA_DESCRIPTOR" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="MEDIA_URL" type="xs:anyURI" use="required"/><xs:attribute name="MIME_TYPE" type="xs:string" use="required"/>
      <xs:attribute name="RELATIVE_MEDIA_URL" type="xs:anyURI"/></xs:complexType></xs:element>
    <xs:element name="PROPERTY" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
      <xs:attribute name="NAME" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="MEDIA_FILE" type="xs:string"/><xs:attribute name="TIME_UNITS" default="milliseconds">
      <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="milliseconds"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>
  <xs:element name="TIME_ORDER"><xs:complexType><xs:sequence><xs:element name="TIME_SLOT" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
    <xs:attribute name="TIME_SLOT_ID" type="xs:ID" use="required"/><xs:attribute name="TIME_VALUE" type="xs:unsignedInt"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="TIER" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="ANNOTATION" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:choice><xs:element name="ALIGNABLE_ANNOTATION"><xs:complexType><xs:sequence>
      <xs:element name="ANNOTATION_VALUE" type="xs:string"/></xs:sequence>
      <xs:attribute name="ANNOTATION_ID" type="xs:ID" use="required"/><xs:attribute name="TIME_SLOT_REF1" type="xs:IDREF" use="required"/>
      <xs:attribute name="TIME_SLOT_REF2" type="xs:IDREF" use="required"/></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="TIER_ID" type="xs:string" use="required"/><xs:attribute name="ANNOTATOR" type="xs:string"/>
    <xs:attribute name="LINGUISTIC_TYPE_REF" type="xs:string" use="required"/></xs:complexType></xs:element>
  <xs:element name="LINGUISTIC_TYPE" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="LINGUISTIC_TYPE_ID" type="xs:string" use="required"/>
    <xs:attribute name="TIME_ALIGNABLE" type="xs:boolean"/><xs:attribute name="GRAPHIC_REFERENCES" type="xs:boolean"/></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="DATE" type="xs:dateTime" use="required"/><xs:attribute name="AUTHOR" type="xs:string" use="required"/>
  <xs:attribute name="VERSION" type="xs:string" use="required"/><xs:attribute name="FORMAT" type="xs:string" default="3.0"/></xs:complexType>
  <xs:key name="tier"><xs:selector xpath="TIER"/><xs:field xpath="@TIER_ID"/></xs:key>
  <xs:key name="type"><xs:selector xpath="LINGUISTIC_TYPE"/><xs:field xpath="@LINGUISTIC_TYPE_ID"/></xs:key>
  <xs:keyref name="typeOfTier" refer="type"><xs:selector xpath="TIER"/><xs:field xpath="@LINGUISTIC_TYPE_REF"/></xs:keyref>
</xs:element></xs:schema>`

async function lint(texts: readonly string[], schema?: string): Promise<string[]> {
  const xml = texts.map((contents, i) => ({ fileName: `file-${i}.xml`, contents }))
  const common = { xml, maxMemoryPages: 32 * memoryPages.MiB }
  const result = await validateXML(
    schema === undefined ? { ...common, normalization: 'c14n' } : { ...common, schema: [schema] },
  )
  return result.errors.map(({ rawMessage }) => rawMessage)
}

test('xmllint finds our EAF as its schema wants it', async () => {
  const texts = sample(25).map((input) => textOf(input, 'eaf'))
  expect(await lint(texts, EAF_RULES)).toEqual([])
  const broken = (texts[0] ?? '').replace(
    '<TIME_ORDER>',
    '<TIER TIER_ID="x" LINGUISTIC_TYPE_REF="segments"/><TIME_ORDER>',
  )
  expect(await lint([broken], EAF_RULES)).not.toEqual([])
}, 60_000)

test('EAF: slots in order of time, each annotation lasts, none overlaps another of its tier', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const parsed = parseXml(textOf(input, 'eaf'))
      const root = parsed.ok ? parsed.value : undefined
      const slots = childrenOf(childOf(root, 'TIME_ORDER'), 'TIME_SLOT').map(({ attributes }) =>
        Number(attributes['TIME_VALUE']),
      )
      expect(slots).toEqual(slots.toSorted((a, b) => a - b))
      const at = (ref: string | undefined) => slots[Number(ref?.slice(2)) - 1] ?? Number.NaN
      let count = 0
      for (const tier of childrenOf(root, 'TIER')) {
        const spans = childrenOf(tier, 'ANNOTATION').map((annotation) => spanOf(annotation, at))
        count += spans.length
        for (const [i, { start, end }] of spans.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0)
        }
      }
      expect(count).toBe(input.segments.length)
    }),
    { numRuns: 60 },
  )
})

function spanOf(annotation: XmlElement, at: (ref: string | undefined) => number) {
  const { TIME_SLOT_REF1: from, TIME_SLOT_REF2: to } = annotation.children[0]?.attributes ?? {}
  return { start: at(from), end: at(to) }
}

test('xmllint reads our CVAT XML and labeling configs', async () => {
  const files = sample(25).flatMap((input) => {
    const config = exportSegments(input, 'label-studio', { includeProposals: true }).companions()[0]?.text ?? ''
    return [textOf(input, 'cvat'), config]
  })
  expect(await lint(files)).toEqual([])
}, 60_000)

test.each([
  ['webvtt', 'metadata'],
  ['webvtt-captions', 'subtitles/captions/descriptions'],
  ['webvtt-chapters', 'chapters'],
] as const)('the parser of the W3C reads our %s without a word', (format, mode) => {
  for (const input of sample(40)) {
    // Chapters may not overlap; that is said in a remark of its own.
    const one = format === 'webvtt-chapters' ? { ...input, segments: input.segments.slice(0, 1) } : input
    const { cues, errors } = new WebVTTParser().parse(textOf(one, format), mode)
    expect(errors).toEqual([])
    expect(
      cues.map(({ startTime, endTime }) => [startTime, endTime].map((at) => Math.round(at * 1000))).sort(),
    ).toEqual(one.segments.map((segment) => Object.values(millisecondSpan(one.video.index, segment))).sort())
  }
})

test('our JSON is what its schema says', () => {
  for (const input of sample(40))
    expect(jsonDocument.parse(JSON.parse(textOf(input, 'json'))).segments).toHaveLength(input.segments.length)
  expect(jsonDocumentSchema()).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['video', 'segments']),
  })
})

test.each(['csv', 'boris'] as const)(
  '%s: no field is a formula to a spreadsheet, and the reader knows the names',
  (format) => {
    fc.assert(
      fc.property(inputs, (input) => {
        const named = { ...input, video: { ...input.video, title: '=HYPERLINK("x")', fileName: '@case 7.mp4' } }
        const text = textOf(named, format)
        for (const { fields } of parseDelimited(text, format === 'csv' ? ',' : '\t'))
          for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r]/)
        const file = readFile(text, named.video)
        const fileName = input.segments.length === 0 ? null : '@case 7.mp4'
        expect(file).toMatchObject({ ok: true, value: { facts: { fileName } } })
      }),
      { numRuns: 40 },
    )
  },
)

test('BORIS: every state starts and stops in turn, and every row has all columns', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const [header, ...rows] = parseDelimited(textOf(input, 'boris'), '\t')
      const column = (name: string) => header?.fields.indexOf(name) ?? -1
      const open = new Set<string>()
      let before = 0
      for (const { fields } of rows) {
        expect(fields).toHaveLength(19)
        const key = `${fields[column('Subject')]} ${fields[column('Behavior')]}`
        const type = fields[column('Behavior type')]
        const time = Number(fields[column('Time')])
        expect(time).toBeGreaterThanOrEqual(before)
        before = time
        expect(fields[column('Time')]).toMatch(/^\d+\.\d{3}$/)
        if (type === 'START') expect(open.has(key)).toBe(false)
        if (type === 'STOP') expect(open.has(key)).toBe(true)
        if (type === 'START') open.add(key)
        if (type === 'STOP') open.delete(key)
      }
      expect(open.size).toBe(0)
    }),
    { numRuns: 60 },
  )
})

const SEGMENT: Segment = {
  ...{
    id: 'segment-1',
    labelId: 'l-activity',
    label: 'Activity',
    startFrame: 10,
    endFrame: 20,
    startSeconds: 0,
    endSeconds: 0,
  },
  ...{
    source: 'import',
    confidence: null,
    isProposal: false,
    author: 'Anna',
    attributes: {},
    note: 'A note',
    version: 1,
  },
}

/** The rows of docs and field tables: [10, 20) and the last ten frames of 400 at 25 frames a second. */
const KNOWN = inputOf(constantIndex(1, 12800, 512), [
  SEGMENT,
  { ...SEGMENT, id: 'segment-2', startFrame: 390, endFrame: 400, note: '' },
])

test.each<{ format: FormatId; holds: readonly string[]; lacks?: string }>([
  {
    format: 'label-studio',
    holds: ['"ranges":[{"start":11,"end":20}]', '"timelinelabels":["Activity"]', '"frameRate": "25/1"'],
  },
  {
    format: 'cvat',
    holds: [
      '<box frame="10" keyframe="1" outside="0"',
      '<box frame="20" keyframe="1" outside="1"',
      'xbr="1280.00" ybr="720.00"',
      '<box frame="390"',
    ],
    lacks: 'frame="400"',
  },
  {
    format: 'eaf',
    holds: ['TIME_VALUE="400"', 'TIME_VALUE="800"', 'TIME_VALUE="16000"', 'DATE="2026-01-02T03:04:05.678Z"'],
  },
  {
    format: 'boris',
    holds: ['START\t0.400\tcase 7 & <more>.mp4\t10\t', 'STOP\t0.800\t', '\t16.000\tMedia file\t', '\t25\tNo focal'],
  },
  { format: 'webvtt', holds: ['00:00:00.400 --> 00:00:00.800\n{"id":"segment-1","label":"Activity"'] },
  { format: 'webvtt-captions', holds: ['00:00:15.600 --> 00:00:16.000\nActivity\n', 'Activity\nA note\n'] },
  { format: 'activitynet', holds: ['{"label":"Activity","segment":[0.4,0.8]}', '"duration":16'] },
  { format: 'dive', holds: ['"begin":10,"end":19', '"begin":390,"end":399', '"notes":["A note"]'] },
  { format: 'csv', holds: [',10,20,0.4,0.8,25/1,400,1/12800,'] },
  {
    format: 'json',
    holds: ['"startFrame":10,"endFrame":20,"startSeconds":0.4,"endSeconds":0.8', '"end": "exclusive"'],
  },
])('$format says [10, 20) as the field does', ({ format, holds, lacks }) => {
  const text = textOf(KNOWN, format)
  for (const part of holds) expect(text).toContain(part)
  if (lacks !== undefined) expect(text).not.toContain(lacks)
})
