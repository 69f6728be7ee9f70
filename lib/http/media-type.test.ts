import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type'

test.each([
  { container: 'mp4', expected: 'video/mp4' },
  { container: 'MP4', expected: 'video/mp4' },
  { container: 'mov', expected: 'video/quicktime' },
  { container: 'webm', expected: 'video/webm' },
  { container: 'mkv', expected: 'video/matroska' },
  { container: 'avi', expected: 'application/octet-stream' },
  { container: '', expected: 'application/octet-stream' },
  { container: 'constructor', expected: 'application/octet-stream' },
])('$container is $expected', ({ container, expected }) => {
  expect(mediaTypeOf(container)).toBe(expected)
})
