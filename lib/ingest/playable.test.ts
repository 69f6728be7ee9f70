import { expect, test } from 'vitest'
import { codecName, isPlayable } from './playable'

test.each([
  { container: 'mp4', codec: 'avc1.42e01e', playable: true, rule: 'Baseline' },
  { container: 'mov', codec: 'avc1.4d401f', playable: true, rule: 'Main' },
  { container: 'mkv', codec: 'avc1.640028', playable: true, rule: 'High' },
  { container: 'mp4', codec: 'avc1.6E0028', playable: false, rule: 'High 10' },
  { container: 'mp4', codec: 'avc1.7a0028', playable: false, rule: 'High 4:2:2' },
  { container: 'mp4', codec: 'avc1.F4000d', playable: false, rule: 'High 4:4:4' },
  { container: 'webm', codec: 'vp8', playable: true, rule: 'VP8' },
  { container: 'webm', codec: 'vp09.00.10.08', playable: true, rule: 'VP9 profile 0' },
  { container: 'webm', codec: 'vp09.02.10.10', playable: false, rule: 'VP9 with 10 bits' },
  { container: 'mp4', codec: 'av01.0.04M.08', playable: true, rule: 'AV1 Main with 8 bits' },
  { container: 'mp4', codec: 'av01.0.04M.10', playable: false, rule: 'AV1 with 10 bits' },
  { container: 'mp4', codec: 'hvc1.1.6.L93.B0', playable: false, rule: 'HEVC' },
  { container: 'mov', codec: 'apch', playable: false, rule: 'ProRes' },
  { container: 'avi', codec: 'avc1.42e01e', playable: false, rule: 'a container that browsers do not open' },
  { container: 'mp4', codec: '', playable: false, rule: 'unknown is not playable' },
] as const)('$codec in $container: $rule', ({ container, codec, playable }) => {
  expect(isPlayable(container, codec)).toBe(playable)
})

test.each([
  { codec: 'avc1.64001f', name: 'H.264' },
  { codec: 'avc1.7a000d', name: 'H.264 with more than 8 bits a sample or finer colour than 4:2:0' },
  { codec: 'hev1.1.6.L60.90', name: 'HEVC (H.265)' },
  { codec: 'mpeg4', name: 'MPEG-4 Part 2' },
  { codec: 'h264', name: 'H.264' },
  { codec: 'V_MJPEG', name: 'Motion JPEG' },
  { codec: 'mp4v.20.9', name: 'MPEG-4 Part 2' },
  { codec: 'somethingnew', name: 'somethingnew' },
])('$codec is called $name', ({ codec, name }) => {
  expect(codecName(codec)).toBe(name)
})
