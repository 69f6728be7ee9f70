import { expect, test } from 'vitest'
import { type Container, sniffContainer } from './container'

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

const packets = (first: number, size: number): string =>
  Array.from({ length: 5 * size }, (_, i) => ((i - first) % size === 0 ? '\x47' : '\xff')).join('')

test.each<{ what: string; head: string; container: Container }>([
  { what: 'ftyp isom', head: '\0\0\0\x18ftypisom\0\0\0\0', container: 'mp4' },
  { what: 'ftyp qt', head: '\0\0\0\x14ftypqt  \0\0\0\0', container: 'mov' },
  { what: 'an old QuickTime file without ftyp', head: '\0\0\0\x08wide\0\0\0\0mdat', container: 'mov' },
  { what: 'EBML of type webm', head: '\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', container: 'webm' },
  { what: 'EBML of type matroska', head: '\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska', container: 'mkv' },
  { what: 'RIFF AVI', head: 'RIFF\0\0\0\0AVI LIST', container: 'avi' },
  { what: 'RIFF WAVE', head: 'RIFF\0\0\0\0WAVEfmt ', container: 'sound' },
  { what: 'Ogg', head: 'OggS\0\x02', container: 'ogg' },
  { what: 'MPEG-TS', head: packets(0, 188), container: 'mpeg-ts' },
  { what: 'MPEG-TS with time codes', head: packets(4, 192), container: 'mpeg-ts' },
  { what: 'MPEG-PS', head: '\0\0\x01\xba\x44', container: 'mpeg-ps' },
  { what: 'bare H.264', head: '\0\0\0\x01\x67\x64', container: 'bare-stream' },
  { what: 'bare MPEG-2', head: '\0\0\x01\xb3\x14', container: 'bare-stream' },
  { what: 'an icon', head: '\0\0\x01\0\x01\0', container: 'unknown' },
  { what: 'JPEG', head: '\xff\xd8\xff\xe0', container: 'picture' },
  { what: 'text', head: 'Hello.\r\n\tNo video here: \xc3\xa4.', container: 'text' },
  { what: 'zeros', head: '\0\0\0\0\0\0\0\0\0\0\0\0', container: 'unknown' },
  { what: 'nothing', head: '', container: 'unknown' },
])('$what is $container', ({ head, container }) => {
  expect(sniffContainer(bytesOf(head))).toBe(container)
})
