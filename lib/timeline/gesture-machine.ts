import { assertNever } from '@/lib/result/assert-never'
import { clampFrame, type Frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import {
  type Gesture,
  type GestureEvent,
  type GestureOutcome,
  type GesturePreview,
  type Grab,
  type Held,
  IDLE_GESTURE,
  type Place,
  plainPreview,
  type Scene,
} from './gesture'
import { completeBand, previewBand } from './gesture-band'
import { completeDraw, previewDraw } from './gesture-draw'
import { completeMove, previewMove } from './gesture-move'
import { completeResize, previewResize } from './gesture-resize'
import { selectionOfClick } from './selection'
import { boundariesOfBars } from './snap'

/** A gesture after an event, and what it came to if the event ended it. */
export type GestureStep = { readonly gesture: Gesture; readonly outcome: GestureOutcome | null }

type Pressed = Extract<Gesture, { kind: 'pressed' }>

/** The gesture after `event`. Only a press begins one, and only `up` and `cancel` end it; a second press takes it back. */
export function nextGesture(gesture: Gesture, event: GestureEvent): GestureStep {
  switch (event.type) {
    case 'down':
      return gesture.kind === 'idle' ? goOn(press(event)) : end(cancel(gesture))
    case 'move':
      return gesture.kind === 'idle' ? goOn(gesture) : goOn(move(gesture, event))
    case 'modifiers':
      return goOn(gesture.kind === 'idle' ? gesture : { ...gesture, modifiers: event.modifiers })
    case 'up':
      return gesture.kind === 'idle' ? goOn(gesture) : end(complete(gesture))
    case 'cancel':
      return gesture.kind === 'idle' ? goOn(gesture) : end(cancel(gesture))
    default:
      return assertNever(event)
  }
}

/** What is to be shown of `gesture`; null while there is none. */
export function previewOf(gesture: Gesture): GesturePreview | null {
  switch (gesture.kind) {
    case 'idle':
      return null
    case 'pressed':
    case 'refused':
      return plainPreview(gesture.selectedIds)
    case 'resizing':
      return previewResize(gesture)
    case 'moving':
      return previewMove(gesture)
    case 'drawing':
      return previewDraw(gesture)
    case 'banding':
      return previewBand(gesture)
    case 'scrubbing':
      return { ...plainPreview(gesture.selectedIds), showing: frameUnder(gesture) }
    default:
      return assertNever(gesture)
  }
}

const goOn = (gesture: Gesture): GestureStep => ({ gesture, outcome: null })
const end = (outcome: GestureOutcome): GestureStep => ({ gesture: IDLE_GESTURE, outcome })

const cancel = ({ scene }: Held): GestureOutcome => ({ kind: 'cancelled', selectedIds: scene.selectedIds })

/** A press selects what it takes hold of, unless a key says that the click will; what was selected with it stays so. */
function press({ scene, grab, at, modifiers, slop }: Extract<GestureEvent, { type: 'down' }>): Pressed {
  const isPlain = !(modifiers.shift || modifiers.toggle)
  const selectedIds = grab.kind !== 'empty' && isPlain ? withPrimary(scene, grab.id) : scene.selectedIds
  return { kind: 'pressed', scene, grab, from: at, at, modifiers, selectedIds, slop }
}

const withPrimary = ({ selectedIds }: Pick<Scene, 'selectedIds'>, id: string): readonly string[] =>
  selectedIds.includes(id) ? [...selectedIds.filter((each) => each !== id), id] : [id]

function move(
  gesture: Exclude<Gesture, { kind: 'idle' }>,
  { at, modifiers }: Extract<GestureEvent, { type: 'move' }>,
): Gesture {
  if (gesture.kind !== 'pressed') return { ...gesture, at, modifiers }
  if (Math.hypot(at.x - gesture.from.x, at.y - gesture.from.y) <= gesture.slop) return { ...gesture, at }
  // What is held down when the drag begins says which one it is.
  return { ...enter(gesture), at, modifiers }
}

/** The drag that a press becomes once the hand moves. */
function enter({ kind: _, slop: __, ...held }: Pressed): Exclude<Gesture, { kind: 'idle' | 'pressed' }> {
  const { scene, grab, modifiers } = held
  if (!scene.isLabeling) return { ...held, kind: 'scrubbing' }
  if (modifiers.toggle || (modifiers.shift && grab.kind === 'empty')) {
    return { ...held, kind: 'banding', isAdding: modifiers.toggle }
  }
  if (grab.kind === 'empty') {
    const boundaries = boundariesOfBars(scene.items, new Set())
    return { ...held, kind: 'drawing', label: grab.label, boundaries, selectedIds: [] }
  }
  const selectedIds = scene.selectedIds.includes(grab.id) ? held.selectedIds : [grab.id]
  const grabbed = scene.items.find(({ id }) => id === grab.id)
  if (grabbed === undefined || grabbed.isLocked) return { ...held, kind: 'refused', lockedId: grab.id, selectedIds }
  return grab.kind === 'edge' && !grabbed.isPoint
    ? enterResize({ ...held, selectedIds }, grab)
    : enterMove({ ...held, selectedIds }, grab.id)
}

function enterResize(held: Held, grab: Extract<Grab, { kind: 'edge' }>): Extract<Gesture, { kind: 'resizing' }> {
  const inHand = new Set([grab.id, ...grab.together.map(({ id }) => id)])
  return { ...held, kind: 'resizing', grab, boundaries: boundariesOfBars(held.scene.items, inHand) }
}

function enterMove(held: Held, grabbedId: string): Extract<Gesture, { kind: 'moving' }> {
  const selected = new Set(held.selectedIds)
  const inHand = held.scene.items.filter(({ id, isLocked }) => selected.has(id) && !isLocked)
  const originals = new Map(inHand.map(({ id, startFrame, endFrame }) => [id, frameSpan(startFrame, endFrame)]))
  const boundaries = boundariesOfBars(held.scene.items, new Set(originals.keys()))
  return { ...held, kind: 'moving', grabbedId, originals, boundaries }
}

function complete(gesture: Exclude<Gesture, { kind: 'idle' }>): GestureOutcome {
  switch (gesture.kind) {
    case 'pressed':
      return click(gesture)
    case 'resizing':
      return completeResize(gesture)
    case 'moving':
      return completeMove(gesture)
    case 'drawing':
      return completeDraw(gesture)
    case 'banding':
      return completeBand(gesture)
    case 'scrubbing':
      return { kind: 'sought', to: frameUnder(gesture) }
    case 'refused':
      return { kind: 'refused', lockedId: gesture.lockedId, isNeighbour: false }
    default:
      return assertNever(gesture)
  }
}

/** A click on a segment selects; one in empty room goes there, and lets go of the selection unless a key keeps it. */
function click({ scene, grab, modifiers, at }: Pressed): GestureOutcome {
  if (grab.kind !== 'empty') {
    const selectedIds = selectionOfClick(scene.items, scene.selectedIds, grab.id, modifiers)
    return { kind: 'selected', selectedIds, seekTo: null }
  }
  const isPlain = !(modifiers.shift || modifiers.toggle)
  return { kind: 'selected', selectedIds: isPlain ? [] : scene.selectedIds, seekTo: frameAtPlace(scene, at) }
}

const frameUnder = ({ scene, at }: Held): Frame => frameAtPlace(scene, at)
const frameAtPlace = ({ frameCount }: Scene, { position }: Place): Frame => clampFrame(Math.floor(position), frameCount)
