import { classNames } from './class-names'

/** How far something is: `fraction` is 0..1, `fill` the colour of what is done. */
export function ProgressBar({
  label,
  fraction,
  className,
  fill = 'bg-accent',
}: {
  readonly label: string
  readonly fraction: number
  readonly className?: string
  readonly fill?: string
}) {
  // A hundredth of a percent of slack: 0.57 x 100 is a little less than 57.
  const percent = Math.floor(Math.min(Math.max(fraction, 0), 1) * 100 + 0.01)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={classNames('min-h-1.5 overflow-hidden rounded-full bg-raised', className)}
    >
      <div
        className={classNames('h-full min-h-1.5 rounded-full transition-[width] duration-200', fill)}
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
