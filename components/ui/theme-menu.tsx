import { Menu } from '@base-ui/react/menu'
import { Check, Monitor, Moon, Sun } from 'lucide-react'

const THEMES = [
  { value: 'system', words: 'As the system', Icon: Monitor },
  { value: 'light', words: 'Light', Icon: Sun },
  { value: 'dark', words: 'Dark', Icon: Moon },
] as const

export type ThemeValue = (typeof THEMES)[number]['value']

/** Light, dark, or as the system is. */
export function ThemeMenu(props: { readonly theme: ThemeValue; readonly onChange: (theme: ThemeValue) => void }) {
  const { Icon, words } = THEMES.find(({ value }) => value === props.theme) ?? THEMES[0]
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        aria-label={`Theme: ${words}`}
        title={`Theme: ${words}`}
        data-testid="theme-menu"
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-ink data-popup-open:bg-raised"
      >
        <Icon aria-hidden={true} className="size-4" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-50">
          <Menu.Popup
            finalFocus={(how) => how === 'keyboard'}
            className="min-w-40 rounded-md border border-line bg-surface p-1 text-sm text-ink shadow-2xl outline-none"
          >
            <Menu.RadioGroup value={props.theme} onValueChange={props.onChange}>
              {THEMES.map((theme) => (
                <Menu.RadioItem
                  key={theme.value}
                  value={theme.value}
                  closeOnClick={true}
                  className="flex h-8 cursor-default items-center gap-2.5 rounded px-2.5 outline-none data-highlighted:bg-raised"
                >
                  <theme.Icon aria-hidden={true} className="size-4 text-ink-muted" />
                  <span className="flex-1">{theme.words}</span>
                  <Menu.RadioItemIndicator>
                    <Check aria-hidden={true} className="size-4" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
