import { err, ok, type Result } from '@/lib/result/result'
import { baseName } from './chosen-video'
import { type FileFlaw, type FoundFile, type FoundRow, foundRow, NO_FACTS, type UnreadableRow } from './found-file'
import { plainNumber } from './plain-number'
import { childOf, childrenOf, textAt, type XmlElement } from './xml-tree'

/** The attribute that holds a segment's note; CVAT has no notes of its own. */
export const CVAT_NOTE = 'note'

type Shape = { readonly frame: number; readonly isOutside: boolean; readonly attributes: Record<string, string> }

/**
 * Reads tracks of CVAT for video 1.1. Frames are 0-based: a segment begins with a shape and ends with the first
 * `outside` one after it, which is not part of it, or with the video. A track that comes and goes is several segments.
 */
export function readCvat(root: XmlElement): Result<FoundFile, FileFlaw> {
  if (root.name !== 'annotations') return err({ message: 'The root element is not <annotations>.', line: root.line })
  const meta = childOf(root, 'meta')
  const task = childOf(meta, 'task') ?? childOf(meta, 'job') ?? meta
  const frameCount = plainNumber(textAt(task, 'size'))
  const fileName = baseName(textAt(task, 'source') || textAt(meta, 'source'))
  const rows: FoundRow[] = []
  const unreadable: UnreadableRow[] = []
  for (const [i, track] of childrenOf(root, 'track').entries()) {
    const where = `track ${track.attributes['id'] ?? i}, line ${track.line}`
    const found = readTrack(track, i + 1, where, frameCount)
    if (typeof found === 'string') unreadable.push({ row: i + 1, where, reason: found })
    else for (const one of found) rows.push(one)
  }
  const images = childrenOf(root, 'image').length
  const notes = images === 0 ? [] : [`${images} single images are no time segments and were passed over.`]
  const facts = { ...NO_FACTS, fileName: fileName === '' ? null : fileName, frameCount }
  return ok({ format: 'cvat', facts, rows, unreadable, notes })
}

function readTrack(track: XmlElement, row: number, where: string, frameCount: number | null): FoundRow[] | string {
  const label = track.attributes['label'] ?? ''
  if (label === '') return 'The track has no label.'
  const shapes = track.children.map(shapeOf)
  if (shapes.length === 0) return 'The track has no shapes.'
  if (shapes.some(({ frame }) => Number.isNaN(frame))) return 'A shape has no frame number.'
  shapes.sort((a, b) => a.frame - b.frame)
  const rows: FoundRow[] = []
  for (const { first, end } of stretchesOf(shapes, frameCount)) {
    if (end === null) return 'It lasts to the end of the video, and the file does not say how many frames that has.'
    const { [CVAT_NOTE]: note = '', ...attributes } = first.attributes
    rows.push(
      foundRow({
        row: rows.length === 0 ? row : row * 1_000_000 + rows.length,
        where,
        labels: [label],
        place: { unit: 'frame', start: first.frame, end },
        attributes,
        note,
        source: track.attributes['source'] === 'auto' ? 'prediction' : null,
      }),
    )
  }
  return rows
}

/** From a shape that is seen up to the first that is outside, or to `last`; `shapes` are in order of their frames. */
function stretchesOf(shapes: readonly Shape[], last: number | null) {
  const stretches: { readonly first: Shape; readonly end: number | null }[] = []
  let first: Shape | null = null
  for (const shape of shapes) {
    if (first === null) first = shape.isOutside ? null : shape
    else if (shape.isOutside) {
      stretches.push({ first, end: shape.frame })
      first = null
    }
  }
  return first === null ? stretches : [...stretches, { first, end: last }]
}

function shapeOf(shape: XmlElement): Shape {
  const attributes = childrenOf(shape, 'attribute').map(({ attributes: { name = '' }, text }) => [name, text] as const)
  return {
    frame: plainNumber(shape.attributes['frame'] ?? '') ?? Number.NaN,
    isOutside: shape.attributes['outside'] === '1',
    attributes: Object.fromEntries(attributes),
  }
}
