import type { SeekTransport } from './seek-reporter'

/** Sends seeks of `videoId` by `fetch`, and by `navigator.sendBeacon` when the page goes away. */
export function createSeekTransport(videoId: string): SeekTransport {
  const url = `/api/videos/${encodeURIComponent(videoId)}/seek-analytics`
  const headers = { 'content-type': 'application/json' }
  return {
    send: async (batch) => {
      try {
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(batch), keepalive: true })
        if (response.ok) return 'stored'
        return isFinal(response.status) ? 'refused' : 'failed'
      } catch {
        return 'failed'
      }
    },
    sendLast: (batch) =>
      navigator.sendBeacon(url, new Blob([JSON.stringify(batch)], { type: headers['content-type'] })),
  }
}

/** A client error that repeating does not mend; 408 and 429 ask for repeating (RFC 9110 15.5.9, RFC 6585 4). */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429
