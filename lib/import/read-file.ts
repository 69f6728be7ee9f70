import { err, type Result } from '@/lib/result/result'
import { FORMAT_TITLES, type FormatId } from './format'
import { type FileFlaw, type FoundFile, MAX_ROWS, TOO_MANY_ROWS, type WantedVideo } from './found-file'
import { parseJson } from './json-value'
import { readActivityNet } from './read-activitynet'
import { readBoris } from './read-boris'
import { readCsv } from './read-csv'
import { readCvat } from './read-cvat'
import { readDive } from './read-dive'
import { readEaf } from './read-eaf'
import { readJson } from './read-json'
import { readLabelStudio } from './read-label-studio'
import { readWebVtt } from './read-webvtt'
import { sniffJson, sniffText, sniffXml } from './sniff-format'
import { parseXml } from './xml-tree'

/** The largest file that is read, in bytes: a million segments fit. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024

type Read = Result<FoundFile, FileFlaw>

/**
 * What `text` says, whatever its format: that is told by its contents. `format`: the one it has to be; another one is a
 * flaw, because then somebody is mistaken about the file. Untrusted input: everything unexpected is a flaw, nothing throws.
 */
export function readFile(text: string, wanted: WantedVideo, format?: FormatId): Read {
  switch (sniffText(text)) {
    case 'json':
      return readJsonFile(text, wanted, format)
    case 'xml':
      return readXmlFile(text, format)
    case 'webvtt':
      // A cue has three lines, a state of BORIS two rows.
      return expect('webvtt', format) ?? tooLong(text, 3) ?? readWebVtt(text)
    case 'boris':
      return expect('boris', format) ?? tooLong(text, 2) ?? readBoris(text)
    case 'csv':
      return expect('csv', format) ?? tooLong(text, 1) ?? readCsv(text)
    case null:
      return err({ message: `The file is in no format that can be read: ${Object.values(FORMAT_TITLES).join(', ')}.` })
  }
}

function readJsonFile(text: string, wanted: WantedVideo, format: FormatId | undefined): Read {
  const value = parseJson(text)
  if (!value.ok) return value
  const found = sniffJson(value.value)
  const readers: Partial<Record<FormatId, () => Read>> = {
    json: () => readJson(value.value),
    'label-studio': () => readLabelStudio(value.value, wanted),
    activitynet: () => readActivityNet(value.value, wanted),
    dive: () => readDive(value.value),
  }
  return read(found, format, readers, 'The JSON is of no format that can be read.')
}

function readXmlFile(text: string, format: FormatId | undefined): Read {
  const root = parseXml(text)
  if (!root.ok) return root
  const readers = { eaf: () => readEaf(root.value), cvat: () => readCvat(root.value) }
  return read(sniffXml(root.value.name), format, readers, 'The XML is neither of ELAN nor of CVAT.')
}

function read(
  found: FormatId | null,
  format: FormatId | undefined,
  readers: Partial<Record<FormatId, () => Read>>,
  unknown: string,
): Read {
  const reader = found === null ? undefined : readers[found]
  if (found === null || reader === undefined) return err({ message: unknown })
  return expect(found, format) ?? reader()
}

/** The flaw of a text with more lines than a million segments have; null if it has not. */
function tooLong(text: string, linesEach: number): Read | null {
  const most = MAX_ROWS * linesEach + 100
  let lines = 0
  for (const _ of text.matchAll(/\r\n|\n|\r/g)) {
    lines += 1
    if (lines > most) return err({ message: `The file has ${TOO_MANY_ROWS}.` })
  }
  return null
}

/** The flaw of a file that is `found` and has to be `format`; null if it is. */
function expect(found: FormatId, format: FormatId | undefined): Read | null {
  if (format === undefined || format === found || (found === 'webvtt' && format.startsWith('webvtt'))) return null
  return err({
    message: `The file is ${FORMAT_TITLES[found]} and not ${FORMAT_TITLES[format]}. Leave the format out, or choose another file.`,
  })
}
