import { expect, test } from 'vitest'
import type { Fault, Finding } from './finding'
import { countVideo, formatTotals, NO_VIDEOS } from './totals'

const finding = (fault: Fault): Finding => ({ video: null, variant: null, rendition: null, fault })

test('a video without findings, or with notes only, is valid; one that could not be verified is not', () => {
  const videos = [
    [],
    [finding({ code: 'anonymization-unrecorded' })],
    [finding({ code: 'anonymization-unrecorded' }), finding({ code: 'file-missing' })],
    [finding({ code: 'not-verified', detail: '' })],
  ]
  expect(videos.reduce(countVideo, NO_VIDEOS)).toEqual({ total: 4, valid: 2, invalid: 2 })
})

test('the last line is what scripts read', () => {
  expect(formatTotals({ total: 12_345, valid: 12_344, invalid: 1 })).toBe('Total: 12345 | Valid: 12344 | Invalid: 1')
})
