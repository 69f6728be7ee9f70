import type { Container } from './container'
import { codecName, isPlayable, isPlayableContainer } from './playable'
import type { VideoTrackReport } from './probe-report'

/** What people call files of the containers that browsers do not open. */
const FILES: Partial<Record<Container, string>> = {
  avi: 'AVI files',
  ogg: 'Ogg files',
  'mpeg-ts': 'MPEG transport streams',
  'mpeg-ps': 'MPEG program streams',
  flv: 'Flash Video (FLV) files',
  asf: 'Windows Media (ASF) files',
}

/**
 * Why browsers are shown a copy of this video instead of the file itself, for people; null if they play the file.
 * `track` must have an index: without one there is nothing to make a copy of.
 */
export function whyConvert(
  container: Container,
  track: Pick<VideoTrackReport, 'codec' | 'hasComplexEdits' | 'problems'>,
): string | null {
  if (!isPlayableContainer(container)) return `Browsers do not play ${FILES[container] ?? 'files of this kind'}.`
  if (!isPlayable(container, track.codec)) {
    return track.codec === ''
      ? 'Browsers may not play it: what it is encoded with is not known.'
      : `Browsers do not play ${codecName(track.codec)}.`
  }
  if (track.hasComplexEdits) {
    return 'Its edit list joins several parts of the recording, which browsers do not play exactly.'
  }
  if (track.problems.some(({ code }) => code === 'open-gop')) {
    return 'Not all of its keyframes can be decoded on their own (open groups of pictures): browsers would fail on jumps to them.'
  }
  return null
}
