import { expect, test } from 'vitest'
import { readFile } from './read-file'

const VIDEO = { title: 'Case 7', fileName: 'case-7.mp4' }

function read(text: string) {
  const file = readFile(text, VIDEO)
  if (!file.ok) throw new Error(file.error.message)
  return file.value
}

const placesOf = (text: string) => read(text).rows.map(({ labels, place }) => [labels[0], place.start, place.end])

test('Label Studio: frames from 1, the end inside', () => {
  const region = {
    id: 'r1',
    type: 'timelinelabels',
    value: {
      ranges: [
        { start: 1, end: 50 },
        { start: 60, end: 60 },
      ],
      timelinelabels: ['Polyp'],
    },
  }
  const task = {
    data: { video: '/data/upload/1/case-7.mp4' },
    annotations: [
      { result: [region, { type: 'choices', value: { choices: ['a'] } }, { type: 'timelinelabels', value: {} }] },
    ],
    predictions: [{ score: 0.4, result: [{ ...region, id: 'p1' }] }],
  }
  const file = read(JSON.stringify([{ data: { video: 'other.mp4' } }, task]))
  expect(
    file.rows.map(({ labels, place, isProposal, confidence }) => [
      labels[0],
      place.start,
      place.end,
      isProposal,
      confidence,
    ]),
  ).toEqual([
    ['Polyp', 0, 50, false, null],
    ['Polyp', 59, 60, false, null],
    ['Polyp', 0, 50, true, 0.4],
    ['Polyp', 59, 60, true, 0.4],
  ])
  expect(new Set(file.rows.map(({ row }) => row)).size).toBe(4)
  expect(file.unreadable).toMatchObject([{ where: 'region 2', reason: expect.stringContaining('ranges') }])
  expect(file.notes).toEqual(['1 regions are no time segments and were passed over.'])
})

test('Label Studio: rows of regions with very many ranges have numbers of their own', () => {
  const region = {
    type: 'timelinelabels',
    value: {
      ranges: Array.from({ length: 1200 }, (_, n) => ({ start: n + 1, end: n + 1 })),
      timelinelabels: ['A', 'B'],
    },
  }
  const { rows } = read(JSON.stringify([{ data: {}, annotations: [{ result: [region, region] }] }]))
  expect(new Set(rows.map(({ row }) => row)).size).toBe(4800)
})

test('CVAT: 0-based, ended by the first shape outside; a track that comes back is two segments', () => {
  const box = (frame: number, outside: number) => `<box frame="${frame}" outside="${outside}"/>`
  const text = `<?xml version="1.0"?><annotations><meta><job><size>100</size></job><source>case-7.mp4</source></meta>
    <track id="0" label="Polyp" source="auto">${box(10, 0)}${box(15, 0)}${box(20, 1)}${box(30, 0)}</track>
    <track id="1" label="Polyp"></track><track id="2">${box(1, 0)}</track></annotations>`
  expect(placesOf(text)).toEqual([
    ['Polyp', 10, 20],
    ['Polyp', 30, 100],
  ])
  expect(read(text).facts).toEqual({ fileName: 'case-7.mp4', frameRate: null, frameCount: 100 })
  expect(read(text).unreadable).toMatchObject([
    { where: 'track 1, line 3', reason: 'The track has no shapes.' },
    { where: 'track 2, line 3', reason: 'The track has no label.' },
  ])
})

test('EAF of another program: the tier may be the label, or the text', () => {
  const aligned = (id: string, from: string, to: string) =>
    `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${id}" TIME_SLOT_REF1="${from}" TIME_SLOT_REF2="${to}"><ANNOTATION_VALUE>Polyp</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`
  const text = `<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///a/case%207.mp4"/></HEADER>
    <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="40"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="80"/><TIME_SLOT TIME_SLOT_ID="ts3"/></TIME_ORDER>
    <TIER TIER_ID="findings">${aligned('a1', 'ts1', 'ts2')}
    ${aligned('a2', 'ts1', 'ts3')}
    ${aligned('a3', 'ts1', 'ts9')}
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4"/></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`
  const file = read(text)
  expect(file.facts.fileName).toBe('case 7.mp4')
  expect(file.rows).toMatchObject([
    { labels: ['findings', 'Polyp'], place: { unit: 'millisecond', start: 40, end: 80 } },
  ])
  expect(file.unreadable.map(({ where, reason }) => `${where}: ${reason}`)).toEqual([
    'annotation a2 of tier “findings”, line 4: One of its ends has no time in ELAN. Align it there first.',
    'annotation a3 of tier “findings”, line 5: It names a time slot that is not in the file.',
    'annotation a4 of tier “findings”, line 6: It hangs on another annotation and has no time of its own.',
  ])
})

test('BORIS: START and STOP of one subject and behavior belong together', () => {
  const rows = [
    'Observation id\tSubject\tBehavior\tBehavior type\tTime\tMedia file name\tFPS\tComment',
    'o\tA\teat\tSTART\t1.000\tplayer #1:/x/case-7.mp4\t25\t"two\nlines"',
    'o\tB\teat\tSTART\t1.500',
    'o\tA\teat\tSTART\t1.600',
    'o\tA\teat\tSTOP\t2.000',
    'o\tA\tlook\tPOINT\t2.1234',
    'o\tA\tlook\tSTOP\t3.000',
    'o\tA\tlook\tPAUSE\t3.000',
    'o\tA\tlook\tPOINT\tsoon',
  ]
  const file = read(rows.join('\r\n'))
  expect(file.rows).toMatchObject([
    { where: 'line 2', labels: ['eat'], place: { unit: 'millisecond', start: 1000, end: 2000 }, note: 'two\nlines' },
    { where: 'line 7', labels: ['look'], place: { unit: 'second', start: 2.1234, end: null } },
  ])
  expect(file.facts).toEqual({ fileName: 'case-7.mp4', frameRate: 25, frameCount: null })
  expect(file.unreadable.map(({ where, reason }) => `${where}: ${reason}`).sort()).toEqual(
    [
      'line 10: The time is no number: “soon”.',
      'line 4: It never stops.',
      'line 5: It starts a second time before it stops.',
      'line 8: It stops and was never started.',
      'line 9: The behavior type is none of START, STOP and POINT: “PAUSE”.',
    ].map((line) => line.replace('It never stops.', 'It starts and never stops.')),
  )
})

test('WebVTT of another program: the first line is the label', () => {
  const text =
    'WEBVTT\n\nSTYLE\n::cue {}\n\nNOTE no cue\n\n1\n00:01.000 --> 00:02.500 line:0\n<v Bob>A &amp; B</v>\nand more\n\n00:03.000 -> 00:04.000\nx\n'
  const file = read(text)
  expect(file.rows).toMatchObject([{ labels: ['A & B'], note: 'and more', place: { start: 1000, end: 2500 } }])
  expect(file.unreadable).toMatchObject([{ where: 'line 13', reason: expect.stringContaining('no times') }])
})

test('ActivityNet: people’s annotations, and a model’s results as proposals', () => {
  const database = {
    'case-7': {
      annotations: [
        { label: 'Polyp', segment: [0.5, 1] },
        { label: 'Polyp', segment: [1] },
      ],
    },
    other: { annotations: [] },
  }
  const file = read(JSON.stringify({ version: '1.3', database }))
  expect(file.rows).toMatchObject([
    { labels: ['Polyp'], place: { unit: 'second', start: 0.5, end: 1 }, isProposal: false },
  ])
  expect(file.unreadable).toMatchObject([{ where: 'annotation 2' }])
  const results = { 'case-7': [{ label: 'Polyp', segment: [0.5, 1], score: 0.9 }] }
  expect(read(JSON.stringify({ results })).rows).toMatchObject([
    { isProposal: true, source: 'prediction', confidence: 0.9 },
  ])
})

test('DIVE: the end is the last frame', () => {
  const track = {
    id: 4,
    begin: 3,
    end: 3,
    confidencePairs: [
      ['Fold', 0.2],
      ['Polyp', 0.7],
    ],
    attributes: { size: 3 },
    features: [],
  }
  const file = read(JSON.stringify({ tracks: { 4: track, 5: { id: 5 } }, groups: {}, version: 2 }))
  expect(file.rows).toMatchObject([
    { where: 'track 4', labels: ['Polyp'], place: { start: 3, end: 4 }, confidence: 0.7, attributes: { size: 3 } },
  ])
  expect(file.unreadable).toHaveLength(1)
})

test.each([
  { what: 'semicolons', text: 'label;start;end\nPolyp;1.5;2\n', unit: 'millisecond', start: 1500, end: 2000 },
  { what: 'frames', text: 'Label,Start Frame,End Frame\nPolyp,3,9\n', unit: 'frame', start: 3, end: 9 },
  { what: 'microseconds', text: 'label\tstart\tend\nPolyp\t0.033367\t1\n', unit: 'second', start: 0.033367, end: 1 },
])('CSV with $what', ({ text, unit, start, end }) => {
  expect(read(text).rows).toMatchObject([{ where: 'line 2', labels: ['Polyp'], place: { unit, start, end } }])
})

test('CSV: rows that say nothing are named by their line, also behind fields of several lines', () => {
  const file = read('label,start,end,note\nA,1,2,"x\n""y"""\n,1,2\nB,one,2\n')
  expect(file.rows).toMatchObject([{ note: 'x\n"y"' }])
  expect(file.unreadable).toEqual([
    { row: 2, where: 'line 4', reason: 'The label is missing.' },
    { row: 3, where: 'line 5', reason: 'Start and end are not numbers.' },
  ])
})

test.each([
  { what: 'in a number', text: 'label,start_frame,end_frame,note\nA,1,20,x\nB,30,4', row: 2, line: 3 },
  {
    what: 'in quotes, which take the rest of the rows',
    text: 'label,start,end,note\nA,1,2,"x\nB,3,4,y\n',
    row: 1,
    line: 2,
  },
])('CSV that is cut off $what: that row is refused, and no other', ({ text, row, line }) => {
  const file = read(text)
  expect(file.rows).toHaveLength(row - 1)
  expect(file.unreadable).toEqual([{ row, where: `line ${line}`, reason: expect.stringContaining('The file ends') }])
  expect(read(text.split('\n').slice(0, row).join('\n')).unreadable).toEqual([])
})

test('BORIS that is cut off in a time', () => {
  const file = read('Behavior\tBehavior type\tTime\tComment\nA\tPOINT\t3.000\t\nA\tPOINT\t12.3')
  expect(file.rows).toHaveLength(1)
  expect(file.unreadable).toMatchObject([{ row: 2, reason: expect.stringContaining('The file ends') }])
})

test('CSV behind empty lines', () => {
  expect(placesOf('\r\n\nlabel,start_frame,end_frame\nA,1,2')).toEqual([['A', 1, 2]])
})

test('CVAT: a track that comes and goes a hundred and fifty thousand times', () => {
  const boxes = Array.from({ length: 300_000 }, (_, n) => `<box frame="${n}" outside="${n % 2}"/>`)
  const file = read(`<annotations><track label="A">${boxes.join('')}</track></annotations>`)
  expect(file.rows).toHaveLength(150_000)
  expect(file.rows.at(-1)?.place).toMatchObject({ start: 299_998, end: 299_999 })
})

test('WebVTT: a line of nothing but signs that begin a tag is text', () => {
  const line = '<'.repeat(300_000)
  expect(read(`WEBVTT\n\n00:01.000 --> 00:02.000\nA\n<b>x</b>${line}\n`).rows[0]?.note).toBe(`x${line}`)
})

test('a number beyond all numbers is none', () => {
  expect(read('label,start_frame,end_frame,frame_count,confidence\nA,1,2,1e999,1e999\n')).toMatchObject({
    facts: { frameCount: null },
    rows: [{ confidence: null }],
  })
})

const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><annotations>&y;</annotations>`

test.each([
  { what: 'nothing', text: '', says: /no format/ },
  { what: 'a picture', text: '\u0089PNG', says: /no format/ },
  { what: 'half a JSON', text: '{"format": ', says: /not JSON/ },
  { what: 'JSON of something else', text: '{"a": 1}', says: /no format/ },
  { what: 'JSON nested without end', text: '['.repeat(200_000), says: /JSON/ },
  {
    what: 'a document of a later version',
    text: '{"format":"framemark-segments","formatVersion":9,"segments":[]}',
    says: /version 9/,
  },
  { what: 'XML of something else', text: '<svg/>', says: /neither/ },
  { what: 'XML that is not closed', text: '<annotations><track>', says: /not XML/ },
  { what: 'entities that grow', text: BOMB, says: /document type/ },
  { what: 'an entity nobody declared', text: '<annotations>&x;</annotations>', says: /not XML/ },
  {
    what: 'a file from elsewhere',
    text: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><annotations/>',
    says: /document type/,
  },
  { what: 'XML nested without end', text: '<annotations>'.repeat(100_000), says: /nested/ },
  { what: 'a CSV without columns', text: 'a,b\n1,2\n', says: /first line must name/ },
  {
    what: 'a CSV of more rows than there can be',
    text: `label,start,end\n${'\n'.repeat(1_000_200)}`,
    says: /1000000 rows/,
  },
  { what: 'a list of numbers', text: `[${'1,'.repeat(300_000)}1]`, says: /Label Studio, 0: .*received number/ },
  {
    what: 'more segments than there can be',
    text: `{"format":"framemark-segments","formatVersion":1,"segments":[${'1,'.repeat(1_000_000)}1]}`,
    says: /1000000 rows/,
  },
  { what: 'a list of nothing', text: '[]', says: /empty/ },
  {
    what: 'times in other units',
    text: '<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="NTSC-frames"/></ANNOTATION_DOCUMENT>',
    says: /milliseconds/,
  },
  {
    what: 'ActivityNet about other videos',
    text: '{"database":{"a":{"annotations":[]},"b":{"annotations":[]}}}',
    says: /none of them/,
  },
])('$what is refused with a reason', ({ text, says }) => {
  expect(readFile(text, VIDEO)).toMatchObject({ ok: false, error: { message: expect.stringMatching(says) } })
})

test('a format that was asked for is not taken for another', () => {
  expect(readFile('WEBVTT\n', VIDEO, 'eaf')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('WebVTT metadata and not ELAN') },
  })
  expect(readFile('WEBVTT\n', VIDEO, 'webvtt-captions')).toMatchObject({ ok: true })
})
