import { useState } from 'react'
import { changePlayerSettings, usePlayerSettings } from '@/lib/browser/stores/player-settings'
import { parseSetting, SETTING_LIMITS } from '@/lib/player/player-settings'
import styles from './player-settings-popover.module.css'

type Props = { readonly name: keyof typeof SETTING_LIMITS; readonly label: string; readonly hint: string }

/** A setting that is a whole number. It holds as soon as it is one; leaving the field brings back the last that was. */
export function NumberSetting({ name, label, hint }: Props) {
  const value = usePlayerSettings((settings) => settings[name])
  const [draft, setDraft] = useState<string | null>(null)
  const { least, most, step } = SETTING_LIMITS[name]
  const isBad = draft !== null && parseSetting(name, draft) === null
  const onChange = (text: string) => {
    setDraft(text)
    const parsed = parseSetting(name, text)
    if (parsed !== null) changePlayerSettings({ [name]: parsed })
  }
  return (
    <div className={styles['setting']}>
      <label className={styles['row']}>
        <span>{label}</span>
        <input
          type="number"
          className={styles['number']}
          inputMode="numeric"
          min={least}
          max={most}
          step={step}
          value={draft ?? value}
          aria-invalid={isBad}
          aria-describedby={`${name}-hint`}
          onChange={({ target }) => onChange(target.value)}
          onBlur={() => setDraft(null)}
        />
      </label>
      <p id={`${name}-hint`} className={styles['hint']} data-bad={isBad || undefined}>
        {isBad ? `A whole number from ${least} to ${most}.` : hint}
      </p>
    </div>
  )
}
