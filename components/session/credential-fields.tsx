import type { ComponentProps } from 'react'
import { TextField } from '@/components/ui/text-field'

type Props = Omit<ComponentProps<typeof TextField>, 'label' | 'name' | 'type' | 'onChange'> & {
  readonly onChange: (text: string) => void
}

/** Who signs in. A keyboard on glass puts no capital letter there. */
export function UsernameField({ onChange, ...rest }: Props) {
  return (
    <TextField
      label="Username"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required={true}
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Their password; the browser may fill it in, unless `autoComplete` says that it is a new one. */
export function PasswordField({ onChange, ...rest }: Props) {
  return (
    <TextField
      label="Password"
      name="password"
      type="password"
      autoComplete="current-password"
      required={true}
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
