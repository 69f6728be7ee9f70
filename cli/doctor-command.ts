import type { Command } from 'commander'
import { type DoctorEvent, type DoctorRequest, doctorEvent } from '@/lib/doctor/doctor-event'
import { createDoctorReport } from './doctor-report'
import { onInterrupt } from './on-interrupt'
import { serverEvents } from './server-events'
import { withLibrary } from './with-library'

type Options = { readonly fix?: true; readonly deep?: true; readonly json?: true }

type Listener = { readonly onEvent: (event: DoctorEvent) => void; readonly signal: AbortSignal }

const EXIT_CODES = `
Exit code: 0 if every video is valid, 1 if one is not (or could not be verified), 130 if it was interrupted.
A dry run changes nothing; --fix changes records only: no file is ever changed, moved or deleted.`

/** framemark doctor: every record, held against the disk. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'verify every video against the disk: files that are missing, changed or cannot be decoded, records that are not true, files without a record. A line for each finding, then the totals',
    )
    .option('--fix', 'quarantine invalid videos, and lift that quarantine where nothing is wrong any more')
    .option('--deep', 'read every file whole, also where size and modification time are the recorded ones')
    .option('--json', 'print one JSON object a line and nothing else: one for each finding, the last one the totals')
    .addHelpText('after', EXIT_CODES)
    .action(runDoctor)
}

async function runDoctor({ fix, deep, json }: Options): Promise<void> {
  const request: DoctorRequest = { fix: fix === true, deep: deep === true }
  const report = createDoctorReport({ json: json === true })
  const { signal, release } = onInterrupt()
  const listener = { onEvent: report.onEvent, signal }
  try {
    await withLibrary({
      inProcess: () => verifyHere(request, listener),
      throughServer: (address, secret) => verifyThroughServer(address, secret, request, listener),
    })
  } finally {
    report.finish()
    release()
  }
  if (signal.aborted) process.exitCode = 130
  else if (report.totals() === null)
    throw new Error('The server stopped before every video was verified. Run doctor again.')
  else if (report.totals()?.invalid !== 0) process.exitCode = 1
}

/** Loaded only where it is needed: the database and the media engine are large. */
async function verifyHere(request: DoctorRequest, listener: Listener): Promise<void> {
  const { verifyLibrary } = await import('@/lib/server/doctor/verify-library')
  await verifyLibrary(request, listener)
}

async function verifyThroughServer(
  address: string,
  secret: string,
  request: DoctorRequest,
  { onEvent, signal }: Listener,
): Promise<void> {
  const work = { address, secret, path: '/api/doctor', body: request, event: doctorEvent, signal }
  for await (const event of serverEvents(work)) {
    if (event.event === 'failed') throw new Error(event.reason)
    onEvent(event)
  }
}
