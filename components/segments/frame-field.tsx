import { type KeyboardEvent, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { err, ok, type Result } from '@/lib/result/result'
import { type Frame, frame } from '@/lib/time/frame'
import { parseGoTo } from '@/lib/workspace/go-to-frame'
import { useDraft } from './use-draft'

/**
 * A frame that can be typed over: as a number, a time, a timecode, or some way from where it is (`+5`, `-1s`). Enter and
 * leaving the field take it, Alt and Enter for this edge alone; Escape puts the old one back. What is no frame from
 * `least` to `most` is refused in words and not taken.
 */
export function FrameField({
  name,
  value,
  least,
  most,
  isReadOnly = false,
  onCommit,
  className,
}: {
  readonly name: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly isReadOnly?: boolean
  readonly onCommit: (at: Frame, isAlone: boolean) => void
  readonly className?: string
}) {
  const { index, session } = useWorkspaceHandle()
  const isAlone = useRef(false)
  const judge = (text: string | null): Result<Frame, string> => {
    const wanted = text === null ? ok(frame(value)) : parseGoTo(text, index, frame(value))
    return wanted.ok && (wanted.value < least || wanted.value > most) ? err(rangeWords(least, most)) : wanted
  }
  const { draft, change, take } = useDraft((text) => {
    const wanted = judge(text)
    if (!wanted.ok) session.announce(`${name} not changed. ${wanted.error}`)
    else if (wanted.value !== value) onCommit(wanted.value, isAlone.current)
  })
  const judged = judge(draft)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') change(null)
    if (event.key !== 'Enter') return
    if (!judged.ok) return session.announce(judged.error)
    isAlone.current = event.altKey
    event.currentTarget.blur()
  }
  return (
    <input
      type="text"
      aria-label={name}
      aria-invalid={!judged.ok}
      readOnly={isReadOnly}
      title={judged.ok ? `${name}: a frame, a time, a timecode, +5 or -1s` : `Not taken: ${judged.error}`}
      value={draft ?? String(value)}
      onChange={(event) => change(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => {
        take()
        isAlone.current = false
      }}
      onKeyDown={onKeyDown}
      className={classNames(
        'h-7 rounded border border-transparent bg-transparent px-1 text-right text-[13px] hover:border-line focus:border-accent focus:bg-canvas aria-invalid:border-bad aria-invalid:text-bad',
        className ?? 'w-[3.75rem]',
      )}
    />
  )
}

const rangeWords = (least: number, most: number): string =>
  least === most ? `It can only be frame ${least}` : `Write a frame from ${least} to ${most}`
