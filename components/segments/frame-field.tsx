import { type KeyboardEvent, useState } from 'react'

/**
 * A frame number that can be typed over. Enter and leaving the field take it, Escape puts the old one back; a number
 * outside [least, most] is refused in words and not taken.
 */
export function FrameField({
  name,
  value,
  least,
  most,
  onCommit,
}: {
  readonly name: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onCommit: (frame: number) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const wanted = draft === null ? value : Number(draft)
  const isAcceptable = draft === null || (/^\d{1,10}$/.test(draft.trim()) && wanted >= least && wanted <= most)
  const take = () => {
    if (draft !== null && isAcceptable && wanted !== value) onCommit(wanted)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && isAcceptable) event.currentTarget.blur()
    if (event.key === 'Escape') setDraft(null)
  }
  const rule = `a frame from ${least} to ${most}`
  return (
    <input
      type="text"
      inputMode="numeric"
      aria-label={name}
      aria-invalid={!isAcceptable}
      title={isAcceptable ? name : `Not taken: write ${rule}`}
      value={draft ?? String(value)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
      className="h-7 w-[3.75rem] rounded border border-transparent bg-transparent px-1 text-right text-[13px] hover:border-line focus:border-accent focus:bg-canvas aria-invalid:border-bad aria-invalid:text-bad"
    />
  )
}
