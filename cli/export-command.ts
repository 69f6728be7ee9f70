import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { fileNameKey } from '@/lib/export/export-format'
import type { ExportReport } from '@/lib/export/export-report'
import type { ExportQuery } from '@/lib/export/export-request'
import { type FormatId, formatId } from '@/lib/import/format'
import type { VideoSummary } from '@/lib/videos/schema'
import { onInterrupt } from './on-interrupt'
import { pathFromHere } from './path-from-here'
import { createProgressBars } from './progress-bars'
import { type SegmentLibrary, withSegments } from './segment-library'
import { writeWhole } from './write-whole'

type Options = {
  readonly format: FormatId
  readonly all?: true
  readonly out: string
  readonly proposals?: true
  readonly force?: true
  readonly json?: true
}

const EXIT_CODES = `
Each export is read back before it is written: the line of a file says how many boundaries come back on the very frame,
and what its format cannot hold. The same stands beside it in a file ending in .report.json.
Exit code: 0 if everything was written and certified, 1 if not, 130 if it was interrupted.`

/** framemark export: what was labeled, as files of other programs. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('write the segments of a video, or of all, in a format other programs read')
    .argument('[videoId]', 'the video; its address in the browser ends in it')
    .addOption(new Option('--format <format>', 'what to write').choices(formatId.options).makeOptionMandatory())
    .option('--all', 'every video of the library')
    .option('--out <folder>', 'where to write; it is made if it is not there', '.')
    .option('--proposals', 'also what machines suggest and nobody has accepted')
    .option('--force', 'write over files that are there')
    .option('--json', 'print one JSON object a line and nothing else')
    .addHelpText('after', EXIT_CODES)
    .action(runExport)
}

async function runExport(videoId: string | undefined, options: Options): Promise<void> {
  if ((videoId === undefined) !== (options.all === true)) throw new Error('Name one video, or say --all.')
  const folder = pathFromHere(options.out)
  const { signal, release } = onInterrupt()
  try {
    await withSegments((library) => exportAll(library, videoId, folder, options, signal))
  } finally {
    release()
  }
  if (signal.aborted) process.exitCode = 130
}

async function exportAll(
  library: SegmentLibrary,
  videoId: string | undefined,
  folder: string,
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const videos = await library.videos(videoId)
  if (videos.length === 0 && videoId !== undefined) throw new Error(`There is no video ${videoId}.`)
  await mkdir(folder, { recursive: true })
  const bars = createProgressBars(() => {})
  const names = new Set<string>()
  for (const [i, video] of videos.entries()) {
    if (signal.aborted) break
    bars.update('all', { name: video.title, step: 'exporting', fraction: i / videos.length })
    const line = await exportOne(library, video, folder, names, options).catch((error: Error) => {
      process.exitCode = 1
      return { videoId: video.id, title: video.title, status: 'failed', reason: error.message } as const
    })
    bars.clear()
    console.log(options.json === true ? JSON.stringify(line) : lineOf(line))
    if (line.status === 'written' && !line.report.certified) process.exitCode = 1
  }
  bars.remove('all')
}

type Line = { readonly videoId: string; readonly title: string } & (
  | { readonly status: 'written'; readonly files: readonly string[]; readonly report: ExportReport }
  | { readonly status: 'failed'; readonly reason: string }
)

async function exportOne(
  library: SegmentLibrary,
  { id, title }: VideoSummary,
  folder: string,
  names: Set<string>,
  { format, proposals, force }: Options,
): Promise<Line> {
  const query: Partial<ExportQuery> = { format, proposals: proposals === true ? 'include' : 'leave-out' }
  const report = await library.report(id, query)
  const [file, companion] = [await library.file(id, query), await library.file(id, { ...query, part: 'companion' })]
  // Videos may be called the same: then the id tells their files apart.
  const isTaken = names.has(fileNameKey(report.fileName))
  const nameOf = (name: string) => (isTaken ? `${id} ${name}` : name)
  names.add(fileNameKey(report.fileName))
  const parts: [string, AsyncIterable<Uint8Array> | string][] = [[nameOf(report.fileName), bodyOf(file)]]
  const [companionName] = report.companions
  if (companion !== null && companionName !== undefined) parts.push([nameOf(companionName), bodyOf(companion)])
  parts.push([nameOf(`${report.fileName}.report.json`), `${JSON.stringify(report, null, 2)}\n`])
  const files: string[] = []
  for (const [name, content] of parts) files.push(await writeWhole(join(folder, name), content, force === true))
  return { videoId: id, title, status: 'written', files, report }
}

const bodyOf = (answer: Response | null) => (answer?.body ?? '') as AsyncIterable<Uint8Array> | string

function lineOf(line: Line): string {
  if (line.status === 'failed') return `failed   ${line.title}\n         ${line.reason}`
  const { verdict, losses, moved, remarks } = line.report
  const details = [
    verdict,
    ...moved,
    ...losses.map(({ what, segments }) => `not in the file: ${what}: ${segments} segments`),
    ...remarks,
  ]
  return [`written  ${line.files[0]}`, ...details.map((detail) => `         ${detail}`)].join('\n')
}
