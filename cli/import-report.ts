import { basename } from 'node:path'
import type { ImportEvent, ImportResult, ImportStep } from '@/lib/ingest/import-request'
import { createProgressBars } from './progress-bars'

/** Says what becomes of an import, as it goes on. */
export type ImportReport = {
  readonly onEvent: (event: ImportEvent) => void
  /** Takes the bars away and says how many there were of each outcome. */
  readonly finish: () => void
  /** Whether a file was not imported. A duplicate is in the library, so it is no failure. */
  readonly hasFailures: () => boolean
}

const WORDS = {
  imported: 'imported ',
  duplicate: 'duplicate',
  invalid: 'refused  ',
  failed: 'failed   ',
} as const satisfies Record<ImportResult['status'], string>

const STEPS = {
  store: 'copying',
  verify: 'verifying',
  probe: 'probing',
  index: 'indexing',
  convert: 'converting',
  scrub: 'scrub copy',
  poster: 'picturing',
  'twin-check': 'recording',
} as const satisfies Record<ImportStep, string>

/**
 * A report on this terminal. With `json` the results go to standard output, one object a line, and nothing else does.
 * Bars are drawn on standard error where that is a terminal; elsewhere a line says when a step begins.
 */
export function createImportReport({
  json,
  showsProgress,
  done = 'imported',
}: {
  readonly json: boolean
  readonly showsProgress: boolean
  /** What is said of a file with which all went well. */
  readonly done?: 'imported' | 'renewed'
}): ImportReport {
  const results: ImportResult[] = []
  const bars = showsProgress ? createProgressBars((step, file) => process.stderr.write(`${step} ${file}\n`)) : null
  return {
    onEvent: (event) => {
      if (event.event === 'progress') {
        const { file, step, fraction } = event
        bars?.update(file, { name: basename(file), step: STEPS[step], fraction })
      }
      if (event.event !== 'result') return
      results.push(event.result)
      bars?.remove(event.result.file)
      console.log(json ? JSON.stringify(event.result) : lineOf(event.result, done))
      bars?.draw()
    },
    finish: () => {
      bars?.clear()
      if (!json && results.length > 0) console.log(summarize(results, done))
    },
    hasFailures: () => results.some(({ status }) => status === 'invalid' || status === 'failed'),
  }
}

function lineOf({ status, file, variant, videoId, reason }: ImportResult, done: string): string {
  const id = videoId === undefined ? '' : `  ${videoId}`
  const word = status === 'imported' ? done.padEnd(9) : WORDS[status]
  return `${word}  ${file}  (${variant})${id}${reason === undefined ? '' : `\n           ${reason}`}`
}

function summarize(results: readonly ImportResult[], done: string): string {
  const count = (status: ImportResult['status']) => results.filter((result) => result.status === status).length
  return `${count('imported')} ${done}, ${count('duplicate')} already there, ${count('invalid')} refused, ${count('failed')} failed`
}
