import { type KeyboardEvent, useState } from 'react'

/** The key of a label, recorded by pressing it. Backspace takes it away, Escape leaves it as it was. */
export function HotkeyField(props: {
  readonly name: string
  readonly hotkey: string | null
  readonly isWrong: boolean
  readonly onChange: (hotkey: string | null) => void
}) {
  const { name, hotkey, isWrong, onChange } = props
  const [isRecording, setRecording] = useState(false)
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isRecording || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const key = event.key.toLowerCase()
    if (/^[a-z0-9]$/.test(key)) onChange(key)
    else if (key === 'backspace' || key === 'delete') onChange(null)
    else if (key !== 'escape' && key !== 'enter') return
    setRecording(false)
  }
  const shown = hotkey === null ? 'No key' : hotkey.toUpperCase()
  return (
    <button
      type="button"
      aria-label={isRecording ? `Press the key for ${name}` : `Key of ${name}: ${shown}`}
      title="Press Enter, then a digit or a letter; Backspace for none"
      data-testid="hotkey"
      data-recording={isRecording}
      data-wrong={isWrong}
      onClick={() => setRecording(true)}
      onKeyDown={onKeyDown}
      onBlur={() => setRecording(false)}
      className="h-9 w-22 rounded-md border border-line bg-canvas text-center text-sm data-[recording=true]:border-accent data-[recording=true]:text-accent data-[wrong=true]:border-bad"
    >
      <span aria-live="polite">{isRecording ? 'Press a key' : shown}</span>
    </button>
  )
}
