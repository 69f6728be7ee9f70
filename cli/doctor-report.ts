import type { DoctorEvent, DoctorStep, QuarantineOutcome, Totals } from '@/lib/doctor/doctor-event'
import type { Finding } from '@/lib/doctor/finding'
import { reportLine, reportObject } from '@/lib/doctor/report-line'
import { formatTotals } from '@/lib/doctor/totals'
import { createProgressBars } from './progress-bars'

/** Says what doctor finds, as it goes on. */
export type DoctorReport = {
  readonly onEvent: (event: DoctorEvent) => void
  /** Takes the bars away. */
  readonly finish: () => void
  /** Null until every video is verified. */
  readonly totals: () => Totals | null
}

const STEPS = { hashing: 'hashing', measuring: 'measuring', decoding: 'decoding' } as const satisfies Record<
  DoctorStep,
  string
>

/**
 * A report on this terminal: a line for each finding on standard output, then the totals. With `json` an object each and
 * nothing else anywhere; else standard error shows what is under way and how many of the videos are done.
 */
export function createDoctorReport({ json }: { json: boolean }): DoctorReport {
  let planned = 0
  let done = 0
  let totals: Totals | null = null
  const begun = new Set<string>()
  const bars = json ? null : createProgressBars((_, id, title) => sayBegun(id, title))
  const sayBegun = (id: string, title: string) => {
    if (begun.has(id)) return
    begun.add(id)
    process.stderr.write(`verifying ${begun.size} of ${planned}: ${title.replace(/\p{C}/gu, ' ')}\n`)
  }
  const print = (line: string) => {
    bars?.clear()
    console.log(line)
    bars?.draw()
  }
  const say = (finding: Finding, quarantine: QuarantineOutcome) =>
    print(json ? JSON.stringify(reportObject(finding, quarantine)) : reportLine(finding, quarantine))
  const onEvent = (event: DoctorEvent) => {
    switch (event.event) {
      case 'planned':
        planned = event.videos
        return
      case 'progress': {
        const { videoId, title, step, fraction } = event
        return bars?.update(videoId, { name: title, step: STEPS[step], fraction })
      }
      case 'verified':
        done += 1
        bars?.remove(event.video.id)
        bars?.setFooter(`${done} of ${planned} videos`)
        for (const finding of event.video.findings) say(finding, event.video.quarantine)
        return bars?.draw()
      case 'unrecorded':
        return say(event.finding, 'none')
      case 'finished':
        totals = event.totals
        bars?.clear()
        return console.log(json ? JSON.stringify(totals) : formatTotals(totals))
      case 'failed':
    }
  }
  return { onEvent, finish: () => bars?.clear(), totals: () => totals }
}
