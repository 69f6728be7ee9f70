import type { FormatId } from './format'
import { JSON_FORMAT } from './json-document'

/** The format of a text by what it begins with; null if it is none that can be read. JSON and XML are told apart later. */
export function sniffText(text: string): 'json' | 'xml' | 'webvtt' | 'boris' | 'csv' | null {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return 'json'
  if (start.startsWith('<')) return 'xml'
  if (/^WEBVTT(?:\s|$)/.test(start)) return 'webvtt'
  const [line = ''] = start.split(/[\r\n]/, 1)
  if (line.includes('Behavior type') && line.includes('Time')) return 'boris'
  return /[,;\t]/.test(line) ? 'csv' : null
}

/** The format of a JSON value by its shape; null if it is none of ours. */
export function sniffJson(value: unknown): FormatId | null {
  if (Array.isArray(value)) return 'label-studio'
  if (typeof value !== 'object' || value === null) return null
  if ('format' in value && value.format === JSON_FORMAT) return 'json'
  if ('tracks' in value) return 'dive'
  if ('database' in value || 'results' in value) return 'activitynet'
  return 'data' in value || 'annotations' in value ? 'label-studio' : null
}

/** The format of an XML document by its root element. */
export function sniffXml(rootName: string): FormatId | null {
  if (rootName === 'ANNOTATION_DOCUMENT') return 'eaf'
  return rootName === 'annotations' ? 'cvat' : null
}
