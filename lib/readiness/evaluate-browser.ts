import type { Check } from './check'
import type { BrowserFacts } from './facts'

const waiting = (reason: string) => ({ state: 'pending', reason, remedy: '', actor: 'system' }) as const
const fine = (reason: string) => ({ state: 'ok', reason, remedy: '', actor: 'nobody' }) as const

/** The checks that only the browser which plays the video can answer; pending while a fact is not known yet. */
export function evaluateBrowserFacts(facts: BrowserFacts): Check[] {
  return [
    { id: 'stream-seekable', ...streamSeekable(facts.sawPartialContent) },
    { id: 'decodes-here', ...decodesHere(facts.decoded) },
    { id: 'segments-loaded', ...segmentsLoaded(facts.segments) },
  ]
}

function streamSeekable(seen: BrowserFacts['sawPartialContent']): Omit<Check, 'id'> {
  if (seen === null) return waiting('Asking the server for a part of the video.')
  if (seen) return fine('The server sends parts of the video (206), so seeking works.')
  return {
    state: 'failed',
    reason: 'The server did not send a part of the video when asked for one, so every seek would load it anew.',
    remedy: 'Check FRAMEMARK_RANGES and that no proxy between browser and server removes the Range header.',
    actor: 'administrator',
  }
}

function decodesHere(decoded: BrowserFacts['decoded']): Omit<Check, 'id'> {
  if (decoded === null) return waiting('Waiting for the first frame.')
  if (decoded === true) return fine('This browser has shown a frame.')
  return {
    state: 'failed',
    reason: decoded,
    remedy: 'Try a current Chrome, Edge, Firefox or Safari; if none shows it, the file needs conversion.',
    actor: 'annotator',
  }
}

function segmentsLoaded(segments: BrowserFacts['segments']): Omit<Check, 'id'> {
  if (segments === null) return waiting('Loading the segments made so far.')
  if (segments === true) return fine('The segments made so far are loaded.')
  return {
    state: 'failed',
    reason: segments,
    remedy: 'Reload the page; if that does not help, check that the server is running.',
    actor: 'annotator',
  }
}
