import { say } from '@/bench/host/say'
import { cookieFor } from '@/e2e/fixtures/credentials'
import { videoList } from '@/lib/videos/schema'
import { type Spread, spreadOf } from './spread'

/** Milliseconds of each question to `GET /api/videos`, and how many videos it found. */
export type Answers = readonly { readonly question: string; readonly found: number; readonly ms: Spread }[]

const PAGE = 60

/** Asks each question `requests` times, one after the other, after it was asked twice unmeasured. */
export async function measureAnswers(url: string, count: number, requests: number): Promise<Answers> {
  const deep = await cursorBehind(url, Math.floor(count * 0.6))
  const questions: readonly (readonly [string, Record<string, string>])[] = [
    ['first page, newest first', {}],
    [`page behind ${Math.floor(count * 0.6)} videos`, { cursor: deep }],
    ['first page, by title', { sort: 'title' }],
    ['first page, longest first', { sort: 'duration' }],
    ['first page, recently changed', { sort: 'changed' }],
    ['search for two words', { query: 'knee 77' }],
    ['search without a match', { query: 'nothing like it' }],
    ['raw and processed, not labeled', { variant: 'both', assignee: 'none' }],
    ['a label', { label: 'Activity' }],
    ['ready', { readiness: 'ready' }],
    ['not ready, without a match', { readiness: 'not-ready' }],
  ]
  const answers = []
  for (const [question, query] of questions) {
    say(`  ${question} ...`)
    answers.push({ question, ...(await measure(url, query, requests)) })
  }
  return answers
}

async function measure(url: string, query: Record<string, string>, requests: number) {
  let found = 0
  const times: number[] = []
  for (let i = -2; i < requests; i += 1) {
    const startedAt = performance.now()
    found = (await ask(url, { limit: String(PAGE), ...query })).videos.length
    if (i >= 0) times.push(performance.now() - startedAt)
  }
  return { found, ms: spreadOf(times) }
}

async function cursorBehind(url: string, count: number): Promise<string> {
  let cursor: string | null = null
  for (let passed = 0; passed < count; passed += 200) {
    const list = await ask(url, { limit: '200', ...(cursor === null ? {} : { cursor }) })
    cursor = list.nextCursor
  }
  if (cursor === null) throw new Error('the list ended early')
  return cursor
}

async function ask(url: string, query: Record<string, string>) {
  const response = await fetch(`${url}/api/videos?${new URLSearchParams(query)}`, {
    headers: { cookie: cookieFor(url) ?? '' },
  })
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${await response.text()}`)
  return videoList.parse(await response.json())
}
