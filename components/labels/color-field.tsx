import { Popover } from '@base-ui/react/popover'
import { Check } from 'lucide-react'
import type { CSSProperties } from 'react'
import { SAFE_COLORS } from '@/lib/labels/safe-colors'
import type { Label } from '@/lib/labels/schema'
import styles from './color-field.module.css'

type Props = {
  readonly name: string
  readonly color: string
  readonly kind: Label['kind']
  readonly onChange: (color: string) => void
}

/** The colour of a label: one of those that stay apart for everybody, or any other; with its bar on light and on dark. */
export function ColorField({ name, color, kind, onChange }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Colour of ${name}: ${colorName(color)}`}
        className="inline-flex size-9 items-center justify-center rounded-md border border-line bg-canvas hover:border-ink-faint"
      >
        <span
          aria-hidden={true}
          className={kind === 'point' ? styles['point'] : styles['swatch']}
          style={{ background: color }}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-30">
          <Popover.Popup
            aria-label={`Colour of ${name}`}
            className="w-72 space-y-3 rounded-lg border border-line bg-surface p-3 text-sm text-ink shadow-xl"
          >
            <fieldset>
              <legend className="pb-1.5 text-xs text-ink-muted">Told apart by everybody, also the colour-blind</legend>
              <div className="grid grid-cols-6 gap-1.5">
                {SAFE_COLORS.map((safe) => (
                  <button
                    key={safe.color}
                    type="button"
                    aria-pressed={safe.color === color}
                    aria-label={safe.name}
                    title={safe.name}
                    onClick={() => onChange(safe.color)}
                    className="grid h-8 place-items-center rounded-md border border-line text-black"
                    style={{ background: safe.color }}
                  >
                    {safe.color === color ? <Check aria-hidden={true} className={styles['check']} /> : null}
                  </button>
                ))}
              </div>
            </fieldset>
            <label className="flex items-center justify-between gap-2">
              Another colour
              <input type="color" value={color} onChange={({ target: { value } }) => onChange(value.toLowerCase())} />
            </label>
            <div className="grid grid-cols-2 gap-2" aria-hidden={true}>
              <Preview name={name} color={color} theme="dark" />
              <Preview name={name} color={color} theme="light" />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

const colorName = (color: string): string => SAFE_COLORS.find((safe) => safe.color === color)?.name ?? color

function Preview(props: { readonly name: string; readonly color: string; readonly theme: 'dark' | 'light' }) {
  return (
    <div className={styles['canvas']} data-canvas={props.theme}>
      <div className={styles['bar']} style={{ '--label-color': props.color } as CSSProperties}>
        {props.name}
      </div>
    </div>
  )
}
