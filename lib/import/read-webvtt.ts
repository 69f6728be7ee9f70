import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import { attributeValues, segmentSource } from '@/lib/segments/schema'
import { type FileFlaw, type FoundFile, type FoundRow, foundRow, NO_FACTS } from './found-file'
import { jsonOf } from './json-value'
import { plainNumber, plainRate } from './plain-number'

type Block = { readonly line: number; readonly lines: readonly string[] }

const TIMING =
  /^\s*(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?$/

/** What a cue of our metadata says beside its times; another program may leave out all but the label. */
const metadata = z.object({
  label: z.string().min(1),
  labelId: z.string().optional(),
  startFrame: z.number().optional(),
  endFrame: z.number().optional(),
  attributes: attributeValues.optional(),
  note: z.string().optional(),
  source: segmentSource.optional(),
  confidence: z.number().min(0).max(1).nullable().optional(),
  isProposal: z.boolean().optional(),
  author: z.string().optional(),
})

/**
 * Reads WebVTT: cues with one line of JSON (metadata), or with text, whose first line is the label and the rest the note
 * (captions, chapters). The end of a cue is not part of it.
 */
export function readWebVtt(text: string): Result<FoundFile, FileFlaw> {
  const [head, ...blocks] = blocksOf(text.replace(/^\uFEFF/, ''))
  if (head === undefined || !/^WEBVTT(?:[ \t]|$)/.test(head.lines[0] ?? '')) {
    return err({ message: 'The file does not begin with WEBVTT.', line: 1 })
  }
  const rows: FoundRow[] = []
  const unreadable: FoundFile['unreadable'][number][] = []
  for (const block of blocks) {
    if (/^(NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block.lines[0] ?? '')) continue
    const row = rows.length + unreadable.length + 1
    const found = readCue(block, row)
    if (typeof found === 'string') unreadable.push({ row, where: `line ${block.line}`, reason: found })
    else rows.push(found)
  }
  const about = blocks.find(({ lines }) => lines[0] === 'NOTE')?.lines ?? []
  const said = (name: string): string =>
    about.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
  const facts = {
    ...NO_FACTS,
    fileName: said('Video') === '' ? null : said('Video'),
    frameRate: plainRate(said('Frames a second')),
    frameCount: plainNumber(said('Frame count')),
  }
  return ok({ format: 'webvtt', facts, rows, unreadable, notes: [] })
}

/** Lines that stand together, with the number (from 1) of the first. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const all = [...text.split(/\r\n|\n|\r/), '']
  for (const [i, line] of all.entries()) {
    if (line !== '') lines.push(line)
    else if (lines.length > 0) {
      blocks.push({ line: i + 1 - lines.length, lines })
      lines = []
    }
  }
  return blocks
}

function readCue({ line, lines }: Block, row: number): FoundRow | string {
  const at = lines.findIndex((one) => one.includes('-->'))
  const timing = TIMING.exec(lines[at] ?? '')
  if (timing === null || at > 1) return 'It has no times of the form 00:00:00.000 --> 00:00:00.000.'
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = timing
  const [start, end] = [milliseconds(h1, m1, s1, f1), milliseconds(h2, m2, s2, f2)]
  const payload = lines.slice(at + 1)
  const beside = { row, where: `line ${line}` }
  // A label may begin with a brace.
  const told = payload.length === 1 && payload[0]?.startsWith('{') === true ? jsonOf(payload[0]) : undefined
  if (told !== undefined) return readMetadata(told, beside, start, end)
  const [label = '', ...note] = payload.map(plainText)
  if (label.trim() === '') return 'The cue is empty.'
  return foundRow({ ...beside, labels: [label], place: { unit: 'millisecond', start, end }, note: note.join('\n') })
}

const milliseconds = (...[hours = '0', minutes, rest, thousandths]: (string | undefined)[]): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(rest)) * 1000 + Number(thousandths)

function readMetadata(
  told: unknown,
  beside: { readonly row: number; readonly where: string },
  start: number,
  end: number,
): FoundRow | string {
  const parsed = metadata.safeParse(told)
  if (!parsed.success) return `Its JSON is not what a cue says: ${parsed.error.issues[0]?.message ?? 'not understood'}.`
  const { label, labelId, startFrame, endFrame, ...said } = parsed.data
  const alsoSeconds = { start: start / 1000, end: end / 1000 }
  const hasFrames = startFrame !== undefined && endFrame !== undefined
  return foundRow({
    ...beside,
    labels: [label],
    labelId: labelId ?? null,
    place: hasFrames
      ? { unit: 'frame', start: startFrame, end: endFrame, alsoSeconds }
      : { unit: 'millisecond', start, end },
    attributes: said.attributes ?? {},
    note: said.note ?? '',
    source: said.source ?? null,
    confidence: said.confidence ?? null,
    isProposal: said.isProposal ?? false,
    author: said.author ?? '',
  })
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
}

/**
 * A line of cue text without tags, its six character references resolved. Tags are looked for only where one can end: a
 * line of nothing but `<` would be read through for each of them.
 */
function plainText(line: string): string {
  const end = line.lastIndexOf('>') + 1
  return `${line.slice(0, end).replace(/<[^>]*>/g, '')}${line.slice(end)}`.replace(
    /&(?:amp|lt|gt|nbsp|lrm|rlm);/g,
    (entity) => ENTITIES[entity] ?? entity,
  )
}
