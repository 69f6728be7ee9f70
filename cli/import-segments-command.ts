import { readFile as readBytes } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { stem, videosNamed } from '@/lib/import/chosen-video'
import { type FormatId, formatId } from '@/lib/import/format'
import type { ImportOutcome, ImportPlan, RefusedRow } from '@/lib/import/import-plan'
import { MAX_IMPORT_BYTES, readFile } from '@/lib/import/read-file'
import type { VideoSummary } from '@/lib/videos/schema'
import { pathFromHere } from './path-from-here'
import { type ImportParameters, withSegments } from './segment-library'

type Options = {
  readonly format?: FormatId
  readonly video?: string
  readonly asProposals?: true
  readonly dryRun?: true
  readonly label: readonly string[]
  readonly json?: true
}

const EXIT_CODES = `
Rows that cannot be placed are named with the reason; the others are imported. Importing a file again brings nothing twice.
Exit code: 0 if every row was imported, now or before, 1 if one was not.`

/** framemark import-segments: segments from a file of this or another program. */
export function addImportSegments(program: Command): void {
  program
    .command('import-segments')
    .description('import segments from a file; its format is found out, or has to be the one that is named')
    .argument('<file>', 'the file')
    .addOption(new Option('--format <format>', 'what the file has to be').choices(formatId.options))
    .option('--video <id>', 'the video they belong to; else the one that the file names')
    .option('--label <name=label>', 'which label a name in the file means; name= leaves its rows out', collect, [])
    .option('--as-proposals', 'take them for a machine’s suggestions, which somebody has to accept')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', EXIT_CODES)
    .action(runImport)
}

const collect = (value: string, all: readonly string[]): string[] => [...all, value]

async function runImport(path: string, options: Options): Promise<void> {
  const bytes = await readBytes(pathFromHere(path)).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'ENOENT' ? `There is no file ${path}.` : `${path}: ${error.message}`)
  })
  if (bytes.length > MAX_IMPORT_BYTES) throw new Error(`${path} is larger than 64 MiB. Split it.`)
  const query: ImportParameters = {
    ...(options.format !== undefined && { format: options.format }),
    ...(options.asProposals === true && { as: 'proposals' }),
    ...(options.dryRun === true && { dryRun: '1' }),
    ...(options.label.length > 0 && { labels: JSON.stringify(mappingOf(options.label)) }),
  }
  const outcome = await withSegments(async (library) => {
    const videos = await library.videos(options.video)
    const video = options.video === undefined ? videoNamedBy(bytes, path, videos) : videos[0]
    if (video === undefined) throw new Error(`There is no video ${options.video}.`)
    return { video, told: await library.bringIn(video.id, bytes, query) }
  })
  report(outcome.video, outcome.told, options.json === true)
}

/** `Fold=Polyp`: the name before the first `=`; nothing behind it leaves the rows out. */
function mappingOf(pairs: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new Error(`--label takes name=label, not “${pair}”.`)
      return [pair.slice(0, at), pair.slice(at + 1) || null]
    }),
  )
}

/** The one video whose file has the name that the file of segments tells, or its own name. */
function videoNamedBy(bytes: Uint8Array, path: string, videos: readonly VideoSummary[]): VideoSummary {
  const wanted = { title: '', fileName: basename(path) }
  const read = readFile(new TextDecoder().decode(bytes), wanted)
  const told = read.ok ? read.value.facts.fileName : null
  const found = videosNamed(told, basename(path), videos, ({ variants }) =>
    [variants.raw, variants.processed].flatMap((variant) => variant?.fileName ?? []),
  )
  const [video] = found
  if (video !== undefined && found.length === 1) return video
  const many = found.length === 0 ? 'No video is' : `${found.length} videos are`
  throw new Error(`${many} called “${stem(told ?? basename(path))}”. Say which one with --video.`)
}

function report(video: VideoSummary, told: ImportOutcome | ImportPlan, isJson: boolean): void {
  const isDone = 'plan' in told
  const plan = isDone ? told.plan : told
  const refused: Omit<RefusedRow, 'code'>[] = [...plan.refused, ...(isDone ? told.rejected : [])]
  if (refused.length > 0) process.exitCode = 1
  if (isJson) {
    console.log(JSON.stringify({ videoId: video.id, ...(isDone ? told : { plan }) }))
    return
  }
  for (const warning of plan.warnings) console.log(`note     ${warning}`)
  for (const { where, reason, remedy } of refused) console.log(`refused  ${where}: ${reason}\n         ${remedy}`)
  const moved = plan.placed.filter(({ movedMs }) => movedMs > 0).length
  if (moved > 0) console.log(`moved    ${moved} rows to the nearest frames; their times lie between frames`)
  const before = isDone ? told.appliedBefore : 0
  if (before > 0) console.log(`note     ${before} rows were imported before and changed or deleted since; they stay so`)
  const count = isDone ? `${told.applied} imported` : `${plan.placed.length} would be imported`
  const there = plan.duplicates.length
  console.log(`${count}, ${there} already there, ${refused.length} refused  ${video.title}  ${video.id}`)
}
