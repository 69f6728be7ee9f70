import { type CSSProperties, Fragment, useEffect, useRef } from 'react'
import type { LookedAt } from '@/lib/browser/stores/microscope-store'
import { usePlayerSettings } from '@/lib/browser/stores/player-settings'
import { useMicroscope, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { frame } from '@/lib/time/frame'
import { frameOfEdge, stripAround } from '@/lib/workspace/boundary-strip'
import styles from './microscope.module.css'
import { StripFrame } from './strip-frame'
import { useStripPictures } from './use-strip-pictures'
import { useStripSize } from './use-strip-size'

/** The frames round the boundary, which is drawn between two of them. A click makes a frame the first, or the last inside. */
export function FrameStrip({ seen }: { readonly seen: LookedAt }) {
  const { index, labels, microscope } = useWorkspaceHandle()
  const { edge, from, segment } = seen
  const cursor = useMicroscope((state) => state.cursor)
  const focusAsk = useMicroscope((state) => state.focusAsk)
  const wanted = usePlayerSettings((settings) => settings.microscopeFrames)
  const list = useRef<HTMLFieldSetElement>(null)
  const own = frameOfEdge(from.edge, edge.at)
  const pointed = cursor ?? own
  const { start, end } = stripAround({ edge: from.edge, at: edge.at }, wanted, index.frameCount, pointed)
  const size = useStripSize(list, end - start)
  const { register, missed } = useStripPictures({ start, end, at: edge.at, size })
  useFollowingFocus(list, pointed, focusAsk)

  const color = labels.find(({ id }) => id === segment.labelId)?.color ?? '#8a94a3'
  const numbers = Array.from({ length: end - start }, (_, n) => start + n)
  return (
    <fieldset
      ref={list}
      aria-label="Frames round the boundary"
      className={styles['strip']}
      style={{ '--label-color': color } as CSSProperties}
    >
      {numbers.map((number) => (
        <Fragment key={number}>
          {number === edge.at ? <Boundary edge={from.edge} /> : null}
          <StripFrame
            number={number}
            index={index}
            isInside={number >= segment.startFrame && number < segment.endFrame}
            role={number === own ? `${from.edge === 'start' ? 'first' : 'last'} frame` : null}
            isPointedAt={number === pointed}
            missed={missed.get(frame(number))}
            register={register}
            onChoose={(chosen, isAlone) => microscope.actions.choose(frame(chosen), isAlone ? 'alone' : 'shared')}
          />
        </Fragment>
      ))}
      {edge.at === end ? <Boundary edge={from.edge} /> : null}
    </fieldset>
  )
}

/** The boundary itself; the tip points inside. */
const Boundary = ({ edge }: { readonly edge: 'start' | 'end' }) => (
  <span data-testid="microscope-boundary" data-edge={edge} aria-hidden={true} className={styles['boundary']} />
)

/** The keyboard stays with the frame that is pointed at, and comes to the strip when it is asked to. */
function useFollowingFocus(list: { readonly current: HTMLElement | null }, pointed: number, focusAsk: number): void {
  const answered = useRef(0)
  useEffect(() => {
    const isAsked = focusAsk !== answered.current
    answered.current = focusAsk
    const holds = list.current?.contains(document.activeElement) === true
    // A frame that left the strip with the focus leaves it to the page.
    if (!isAsked && !holds && document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-frame="${pointed}"]`)?.focus({ preventScroll: true })
  }, [list, pointed, focusAsk])
}
