import { type ComponentProps, useId } from 'react'
import { classNames } from './class-names'

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  readonly label: string
  /** What is allowed, said before anything is wrong. */
  readonly hint?: string
  /** What is wrong with what stands in it. */
  readonly problem?: string | undefined
}

/** One line of text with its name above it. */
export function TextField({ label, hint, problem, className, ...rest }: Props) {
  const id = useId()
  const said = problem ?? hint
  return (
    <div className={classNames('space-y-1', className)}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        className="h-9 w-full rounded-md border border-line bg-surface px-2.5 text-ink aria-invalid:border-bad"
      />
      {said !== undefined && (
        <p id={`${id}-said`} className={classNames('text-xs', problem === undefined ? 'text-ink-muted' : 'text-bad')}>
          {said}
        </p>
      )}
    </div>
  )
}
