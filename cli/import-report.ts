import { basename } from 'node:path'
import type { ImportEvent, ImportResult, ImportStep } from '@/lib/ingest/import-request'

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

const STEPS = { copying: 'copying', measuring: 'measuring', decoding: 'decoding' } as const satisfies Record<
  ImportStep,
  string
>

/**
 * A report on this terminal. With `json` the results go to standard output, one object a line, and nothing else does.
 * Bars are drawn on standard error where that is a terminal; elsewhere a line says when a step begins.
 */
export function createImportReport({ json, showsProgress }: { json: boolean; showsProgress: boolean }): ImportReport {
  const results: ImportResult[] = []
  const bars = showsProgress ? createBars() : null
  return {
    onEvent: (event) => {
      if (event.event === 'progress') bars?.update(event.file, event.step, event.fraction)
      if (event.event !== 'result') return
      results.push(event.result)
      bars?.remove(event.result.file)
      console.log(json ? JSON.stringify(event.result) : lineOf(event.result))
      bars?.draw()
    },
    finish: () => {
      bars?.clear()
      if (!json && results.length > 0) console.log(summarize(results))
    },
    hasFailures: () => results.some(({ status }) => status === 'invalid' || status === 'failed'),
  }
}

function lineOf({ status, file, variant, videoId, reason }: ImportResult): string {
  const id = videoId === undefined ? '' : `  ${videoId}`
  return `${WORDS[status]}  ${file}  (${variant})${id}${reason === undefined ? '' : `\n           ${reason}`}`
}

function summarize(results: readonly ImportResult[]): string {
  const count = (status: ImportResult['status']) => results.filter((result) => result.status === status).length
  return `${count('imported')} imported, ${count('duplicate')} already there, ${count('invalid')} refused, ${count('failed')} failed`
}

const BAR_WIDTH = 24

function createBars() {
  const active = new Map<string, { step: ImportStep; fraction: number }>()
  const isTerminal = process.stderr.isTTY
  let drawn = 0
  const clear = () => {
    if (drawn > 0) process.stderr.write(`\x1b[${drawn}A\x1b[J`)
    drawn = 0
  }
  const draw = () => {
    if (!isTerminal) return
    clear()
    for (const [file, { step, fraction }] of active) process.stderr.write(`${bar(file, step, fraction)}\n`)
    drawn = active.size
  }
  return {
    draw,
    clear,
    update: (file: string, step: ImportStep, fraction: number) => {
      const isNewStep = active.get(file)?.step !== step
      active.set(file, { step, fraction })
      if (isTerminal) draw()
      else if (isNewStep) process.stderr.write(`${STEPS[step]} ${file}\n`)
    },
    remove: (file: string) => {
      clear()
      active.delete(file)
    },
  }
}

function bar(file: string, step: ImportStep, fraction: number): string {
  const full = Math.round(Math.min(Math.max(fraction, 0), 1) * BAR_WIDTH)
  const percent = `${Math.round(fraction * 100)}`.padStart(3)
  const width = Math.max((process.stderr.columns ?? 80) - BAR_WIDTH - 20, 10)
  const name = basename(file).replace(/\p{C}/gu, ' ')
  return `${STEPS[step].padEnd(9)} ${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${percent}%  ${[...name].slice(0, width).join('')}`
}
