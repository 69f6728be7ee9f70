import { classNames } from './class-names'

/** How far something is: `fraction` is 0..1. */
export function ProgressBar({
  label,
  fraction,
  className,
}: {
  readonly label: string
  readonly fraction: number
  readonly className?: string
}) {
  const percent = Math.floor(Math.min(Math.max(fraction, 0), 1) * 100)
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
        className="h-full min-h-1.5 rounded-full bg-accent transition-[width] duration-200"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
