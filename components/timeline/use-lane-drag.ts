import { type PointerEvent, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { createGestureEffects } from '@/lib/browser/stores/gesture-effects'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { type Gesture, type GestureEvent, IDLE_GESTURE, type Modifiers } from '@/lib/timeline/gesture'
import { nextGesture, previewOf } from '@/lib/timeline/gesture-machine'
import { isFrameInView } from '@/lib/timeline/viewport'
import { primaryId } from '@/lib/workspace/labeling'
import { cursorOver } from './gesture-cursor'
import { grabAt, handOf, modifiersOf, type Pointer, placeOf, type Surface, sceneOf } from './gesture-surface'
import { useAutoScroll } from './use-auto-scroll'
import { watchKeys } from './watch-gesture-keys'

/** The pointer that makes a gesture, where it was last, and what ends the watch for keys. */
type Hand = { readonly pointerId: number; readonly ending: AbortController; readonly at: Pointer }

/**
 * Clicks and drags on the lanes. What they mean is decided in `lib/timeline/gesture-machine`, what they do to the page in
 * `gesture-effects`; here pointers become its events.
 */
export function useLaneDrag(surface: Surface) {
  const workspace = useWorkspaceHandle()
  const player = usePlayerHandle()
  const effects = useMemo(() => createGestureEffects(workspace, player), [workspace, player])
  const steer = useAutoScroll()
  const gesture = useRef<Gesture>(IDLE_GESTURE)
  const hand = useRef<Hand | null>(null)
  const { viewport } = surface

  const feed = (event: GestureEvent) => {
    const step = nextGesture(gesture.current, event)
    gesture.current = step.gesture
    const preview = previewOf(step.gesture)
    if (preview !== null) effects.show(preview, (frame) => isFrameInView(workspace.timeline.getState().viewport, frame))
    if (step.outcome === null) return
    hand.current?.ending.abort()
    hand.current = null
    steer(null)
    effects.finish(step.outcome)
  }
  const latest = useRef(feed)
  useEffect(() => {
    latest.current = feed
  })
  useEffect(() => () => latest.current({ type: 'cancel' }), [])

  const moveTo = (at: Pointer, modifiers: Modifiers) => feed({ type: 'move', at: placeOf(surface, at), modifiers })
  const moveWithView = useEffectEvent(() => {
    const { kind } = gesture.current
    if (hand.current !== null && kind !== 'idle' && kind !== 'pressed') {
      moveTo(hand.current.at, gesture.current.modifiers)
    }
  })
  // The view may move under a hand that rests at its end: what is under the hand is another place then.
  useEffect(() => {
    if (viewport.width > 0) moveWithView()
  }, [viewport])

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (hand.current !== null) return feed({ type: 'cancel' })
      if (event.button !== 0 || isOnScrollbar(event)) return
      const { frame, targetFrame } = player.getState()
      const { slop, reach } = handOf(event)
      const ending = new AbortController()
      hand.current = { pointerId: event.pointerId, ending, at: pointerOf(event) }
      watchKeys((keys) => latest.current(keys), ending.signal)
      event.currentTarget.setPointerCapture(event.pointerId)
      effects.begin()
      feed({
        type: 'down',
        scene: sceneOf(surface, workspace, targetFrame ?? frame),
        grab: grabAt(surface, workspace, event, reach),
        at: placeOf(surface, event),
        modifiers: modifiersOf(event),
        slop,
      })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = hand.current
      if (held === null) {
        event.currentTarget.style.cursor = cursorOver(surface, workspace, event)
        return
      }
      if (event.pointerId !== held.pointerId) return
      // A button that was let go where nobody could tell, outside the window or over a dialog of the system.
      if (event.buttons === 0) return feed({ type: 'cancel' })
      hand.current = { ...held, at: pointerOf(event) }
      moveTo(event, modifiersOf(event))
      if (gesture.current.kind === 'moving') event.currentTarget.style.cursor = 'grabbing'
      if (!['pressed', 'refused'].includes(gesture.current.kind)) steer(reachOf(surface, event))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerId !== hand.current?.pointerId) return
      moveTo(event, modifiersOf(event))
      feed({ type: 'up' })
    },
    onPointerCancel: () => feed({ type: 'cancel' }),
    onLostPointerCapture: () => feed({ type: 'cancel' }),
    onDoubleClick: (event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }) => {
      const selectedId = primaryId(workspace.session.getState().labeling)
      const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey)
      if (selectedId !== null && isPlain) workspace.actions.select(selectedId, { seek: true })
    },
  }
}

const pointerOf = ({ clientX, clientY }: Pointer): Pointer => ({ clientX, clientY })

const reachOf = ({ viewport, list }: Surface, { clientX }: Pointer) => ({
  x: clientX - (list.current?.getBoundingClientRect().left ?? 0),
  width: viewport.width,
})

const isOnScrollbar = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): boolean =>
  clientX - currentTarget.getBoundingClientRect().left > currentTarget.clientWidth
