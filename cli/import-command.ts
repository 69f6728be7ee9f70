import { type Command, Option } from 'commander'
import { type ImportRequest, importRequest } from '@/lib/ingest/import-request'
import { createImportReport } from './import-report'
import { jobsHere } from './jobs-here'
import { jobsThroughServer } from './jobs-through-server'
import { onInterrupt } from './on-interrupt'
import { pathFromHere } from './path-from-here'
import { withLibrary } from './with-library'

type Options = {
  readonly variant: string
  readonly pair?: string
  readonly anonymized?: true
  readonly link?: true
  readonly video?: string
  readonly wait?: true
  readonly json?: true
}

/** framemark import: videos from files and folders into the library. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'copy videos into the library and ingest them. Without --wait a file that could not be imported is said but does not change the exit code',
    )
    .argument('<file-or-folder...>', 'videos, or folders that are searched for videos')
    .addOption(
      new Option('--variant <variant>', 'what kind of footage it is; raw is identifying, processed is anonymized')
        .choices(['raw', 'processed'])
        .default('raw'),
    )
    .option('--pair <processed-folder>', 'where the processed files of these raw ones are; they are matched by name')
    .option('--video <id>', 'the video whose other footage this one file is, instead of pairing by name')
    .option('--anonymized', 'record that the anonymization of the processed footage is complete')
    .option('--link', 'make hard links instead of copies (same file system only; do not change the files afterwards)')
    .option('--wait', 'show a progress bar for each file, and exit 1 if any was not imported')
    .option('--json', 'print one JSON object a line and nothing else')
    .action(runImport)
}

async function runImport(paths: string[], options: Options): Promise<void> {
  const request = parseRequest(paths, options)
  const report = createImportReport({ json: options.json === true, showsProgress: options.wait === true })
  const { onEvent } = report
  const { signal, release } = onInterrupt()
  try {
    await withLibrary({
      inProcess: (userId) =>
        jobsHere({ onEvent, signal, userId }, async (listener) => {
          const { importFiles } = await import('@/lib/server/ingest/import-files')
          await importFiles(request, listener)
        }),
      throughServer: (address, secret) =>
        jobsThroughServer({ address, secret, path: '/api/imports', body: request, onEvent, signal }),
    })
  } finally {
    report.finish()
    release()
  }
  if (signal.aborted) process.exitCode = 130
  else if (options.wait === true && report.hasFailures()) process.exitCode = 1
}

function parseRequest(paths: readonly string[], { variant, pair, anonymized, link, video }: Options): ImportRequest {
  const parsed = importRequest.safeParse({
    paths: paths.map(pathFromHere),
    variant,
    ...(pair === undefined ? {} : { pair: pathFromHere(pair) }),
    anonymized: anonymized === true,
    link: link === true,
    ...(video !== undefined && { videoId: video }),
  })
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join(' '))
  return parsed.data
}
