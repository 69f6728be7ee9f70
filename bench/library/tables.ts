import { cell, formatTable } from '@/bench/host/table'
import type { Answers } from './answers'
import type { PagePace, PageTimes } from './pages'
import { spreadOf } from './spread'

/** How long the server takes to answer. */
export function formatAnswers(answers: Answers, requests: number): string {
  const lines = answers.map(({ question, found, ms }) => [
    question,
    String(found),
    ...[ms.p50, ms.p95].map((of) => cell(of)),
  ])
  return `GET /api/videos, 60 a page, ${requests} times each\n${formatTable(['', 'found', 'p50 ms', 'p95 ms'], lines)}`
}

/** How a person at the page feels it. */
export function formatPages(pages: readonly PageTimes[], { rows, loads }: PagePace): string {
  const header = ['', 'first row p50 ms', 'p95 ms', 'frames', 'p50 ms', 'p95 ms', 'longest ms', 'over 50 ms', 'rows/s']
  const lines = pages.map(({ name, firstRowMs, frames }) => {
    const first = spreadOf(firstRowMs)
    const times = [first.p50, first.p95, frames.count, frames.ms.p50, frames.ms.p95, frames.ms.most, frames.slow]
    return [name, ...times.map((of) => cell(of)), cell(Math.round(frames.rowsPerSecond))]
  })
  return `In Chromium: from the address to the first row (${loads} times), and frames while the wheel passes ${rows} rows\n${formatTable(header, lines)}`
}
