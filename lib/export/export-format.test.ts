import { expect, test } from 'vitest'
import { constantIndex, inputOf } from './document.arbitrary'
import { createExportDocument } from './export-document'
import { exportFileName, fileNameKey } from './export-format'

const INPUT = inputOf(constantIndex(1, 25, 1), [])
const nameOf = (fileName: string) =>
  exportFileName(createExportDocument({ ...INPUT, video: { ...INPUT.video, fileName } }, { includeProposals: false }), {
    extension: '.csv',
  })

test.each([
  { fileName: 'case 7.mp4', is: 'case 7.csv' },
  { fileName: '../a/b".mp4', is: '.._a_b_.csv' },
  { fileName: 'a\r\nb\u202e.mp4', is: 'a__b_.csv' },
  { fileName: '.mp4', is: 'video-1.csv' },
  { fileName: `${'x'.repeat(250)}.mp4`, is: `${'x'.repeat(160)}.csv` },
  { fileName: `${'ü'.repeat(120)}.mp4`, is: `${'ü'.repeat(80)}.csv` },
  { fileName: `${'🙂'.repeat(60)}.mp4`, is: `${'🙂'.repeat(40)}.csv` },
])('the export of $fileName is called $is', ({ fileName, is }) => {
  expect(nameOf(fileName)).toBe(is)
})

test('names that differ in capitals or composition only are one to some file systems', () => {
  expect(fileNameKey('Größe.csv')).toBe(fileNameKey('GRO\u0308ßE.csv'))
  expect(fileNameKey('a.csv')).not.toBe(fileNameKey('b.csv'))
})
