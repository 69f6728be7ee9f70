import type { Check, CheckId } from '@/lib/readiness/check'

/** What each check asks, in a few words. */
export const CHECK_TITLES: Record<CheckId, string> = {
  'file-present': 'File in the library',
  readable: 'File readable',
  'enough-frames': 'Enough frames',
  'frame-index': 'Frame index',
  playable: 'Playable in browsers',
  'scrub-rendition': 'Scrub copy',
  anonymized: 'Anonymization',
  'twin-consistent': 'Raw and processed agree',
  'labels-available': 'Labels',
  'open-for-editing': 'Open for editing',
  permitted: 'Your permission',
  'stream-seekable': 'Seeking over the network',
  'decodes-here': 'Plays in this browser',
  'segments-loaded': 'Segments loaded',
}

/** Who can mend it, as a clause; empty where nobody has to. */
export const ACTOR_WORDS: Record<Check['actor'], string> = {
  annotator: 'You can mend this.',
  reviewer: 'A reviewer can mend this.',
  administrator: 'An administrator can mend this.',
  system: 'This passes by itself.',
  nobody: '',
}
