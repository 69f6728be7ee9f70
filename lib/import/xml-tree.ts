import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '@/lib/result/result'
import type { FileFlaw } from './found-file'

/** An element of an XML document. `text` is its own, without that of its children; `line` is where it begins. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
  readonly line: number
}

const MAX_DEPTH = 64
const MAX_ELEMENTS = 2_000_000

type Growing = XmlElement & { readonly children: XmlElement[]; text: string }

/**
 * The root element of `text`. Only well-formed documents without a document type are read: nothing can be declared that
 * grows (entities) or is fetched, and depth and number of elements have a limit.
 */
export function parseXml(text: string): Result<XmlElement, FileFlaw> {
  const parser = new SaxesParser({ position: true, xmlns: false })
  const open: Growing[] = []
  let root: XmlElement | undefined
  let count = 0
  parser.on('error', (error) => {
    throw new Flaw(error.message.replace(/^\d+:\d+: /, ''))
  })
  parser.on('doctype', () => {
    throw new Flaw('it declares a document type, which is not read')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count += 1
    if (open.length >= MAX_DEPTH || count > MAX_ELEMENTS) throw new Flaw('it is nested too deeply or too large')
    const element = { name, attributes: { ...attributes }, children: [], text: '', line: parser.line }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (part: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (!(error instanceof Flaw)) throw error
    return err({ message: `The file is not XML that can be read: ${error.message}.`, line: parser.line })
  }
  return root === undefined ? err({ message: 'The file is empty.' }) : ok(root)
}

class Flaw extends Error {}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The text of the element that `names` lead to from `element`; empty if there is none. */
export function textAt(element: XmlElement | undefined, ...names: readonly string[]): string {
  let at = element
  for (const name of names) at = childOf(at, name)
  return at?.text ?? ''
}
