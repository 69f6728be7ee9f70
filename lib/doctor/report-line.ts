import { describeFinding, oneLine } from './describe-finding'
import type { QuarantineOutcome } from './doctor-event'
import { type Finding, type Severity, severityOf } from './finding'

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { invalid: 'invalid', unknown: 'unsure ', note: 'note   ' }

/** What became of the quarantine, as a sentence; empty if nothing did. */
const QUARANTINE_SENTENCES: Readonly<Record<QuarantineOutcome, string>> = {
  none: '',
  already: 'It is in quarantine.',
  set: 'It was put in quarantine.',
  lifted: 'Its quarantine was lifted.',
}

/** `finding` on one line, whatever its title holds: which video, what is wrong, what to do, what was done. */
export function reportLine(finding: Finding, quarantine: QuarantineOutcome): string {
  const { video } = finding
  const subject = video === null ? '' : `“${oneLine(video.title)}” (${video.id}): `
  const { reason } = describeFinding(finding)
  const first = `${SEVERITY_WORDS[severityOf(finding)]}  ${subject}${reason}`
  return [first, adviceOf(finding, quarantine), QUARANTINE_SENTENCES[quarantine]].filter(Boolean).join(' ')
}

/** What to do about `finding`; empty where this run has done it. */
export const adviceOf = (finding: Finding, quarantine: QuarantineOutcome): string =>
  finding.fault.code === 'quarantine-outdated' && quarantine === 'lifted' ? '' : describeFinding(finding).remedy

/** `finding` as an object for scripts: the facts, flat, and the words. */
export function reportObject(finding: Finding, quarantine: QuarantineOutcome) {
  const { video, variant, rendition, fault } = finding
  return {
    severity: severityOf(finding),
    ...fault,
    ...(video === null ? {} : { videoId: video.id, title: video.title, quarantine }),
    ...(variant === null ? {} : { variant }),
    ...(rendition === null ? {} : { rendition }),
    ...describeFinding(finding),
  }
}
