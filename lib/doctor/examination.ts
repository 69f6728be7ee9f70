import { assertNever } from '@/lib/result/assert-never'
import type { DoctorEvent, DoctorRequest, DoctorStep, QuarantineOutcome, Totals, VerifiedVideo } from './doctor-event'
import { type Finding, severityOf } from './finding'
import { videosText } from './totals'

/** What is known of a verification that goes on or is over: videos with findings only, in the order of being done. */
export type Results = {
  readonly request: DoctorRequest
  readonly videos: readonly VerifiedVideo[]
  readonly unrecorded: readonly Finding[]
}

/** A video that is being verified; `fraction` is 0..1 of the step. */
export type UnderWay = {
  readonly id: string
  readonly title: string
  readonly step: DoctorStep
  readonly fraction: number
}

/** A verification of the library, as the page sees it. `planned` is null until the server has said how many videos. */
export type Examination =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly results: Results
      readonly planned: number | null
      readonly done: number
      readonly underWay: readonly UnderWay[]
    }
  | { readonly state: 'finished'; readonly results: Results; readonly totals: Totals }
  | { readonly state: 'failed'; readonly request: DoctorRequest; readonly reason: string }

export type ExaminationEvent =
  | DoctorEvent
  | { readonly event: 'started'; readonly request: DoctorRequest }
  | { readonly event: 'stopped' }

export const IDLE: Examination = { state: 'idle' }

/** What the page shows after `event`. An event that comes when nothing runs changes nothing. */
export function nextExamination(now: Examination, event: ExaminationEvent): Examination {
  if (event.event === 'started')
    return {
      state: 'running',
      results: { request: event.request, videos: [], unrecorded: [] },
      planned: null,
      done: 0,
      underWay: [],
    }
  if (now.state !== 'running') return now
  const { results, underWay } = now
  switch (event.event) {
    case 'planned':
      return { ...now, planned: event.videos }
    case 'progress': {
      const { videoId: id, title, step, fraction } = event
      const isNew = underWay.every((each) => each.id !== id)
      const known = isNew ? [...underWay, { id, title, step, fraction }] : underWay
      return { ...now, underWay: known.map((each) => (each.id === id ? { id, title, step, fraction } : each)) }
    }
    case 'verified': {
      const { video } = event
      const videos = video.findings.length === 0 ? results.videos : [...results.videos, video]
      const left = underWay.filter(({ id }) => id !== video.id)
      return { ...now, done: now.done + 1, underWay: left, results: { ...results, videos } }
    }
    case 'unrecorded':
      return { ...now, results: { ...results, unrecorded: [...results.unrecorded, event.finding] } }
    case 'finished':
      return { state: 'finished', results, totals: event.totals }
    case 'failed':
      return { state: 'failed', request: results.request, reason: event.reason }
    case 'stopped':
      return IDLE
  }
  return assertNever(event)
}

/** How much there is to do for a second step after a dry run: videos to quarantine, and quarantines to lift. */
export type Remedies = { readonly toQuarantine: number; readonly toLift: number }

/** What `--fix` would do now, by what a dry run found. Nothing after a run that did it. */
export function remediesAfter({ request, videos }: Results): Remedies {
  if (request.fix) return { toQuarantine: 0, toLift: 0 }
  return {
    toQuarantine: videos.filter(({ findings, quarantine }) => quarantine === 'none' && mayQuarantine(findings)).length,
    toLift: videos.filter(({ findings }) => findings.some(({ fault }) => fault.code === 'quarantine-outdated')).length,
  }
}

const mayQuarantine = (findings: readonly Finding[]): boolean =>
  findings.some((each) => severityOf(each) === 'invalid') &&
  findings.every(({ fault }) => fault.code !== 'quarantined-otherwise')

/** What a run with `fix` did, in one sentence; null after a dry run. */
export function fixedText({ request, videos }: Results): string | null {
  if (!request.fix) return null
  const count = (outcome: QuarantineOutcome) => videos.filter(({ quarantine }) => quarantine === outcome).length
  const [set, lifted] = [count('set'), count('lifted')]
  const parts = [
    ...(set === 0 ? [] : [`${videosText(set)} ${set === 1 ? 'was' : 'were'} put in quarantine`]),
    ...(lifted === 0 ? [] : [`the quarantine of ${videosText(lifted)} was lifted`]),
  ]
  const text = parts.length === 0 ? 'there was nothing to quarantine and nothing to lift' : parts.join(', and ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
