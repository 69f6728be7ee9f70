/** The day of a due date as a date field has it, by the clock of this computer; empty for none. */
export function dayOfDue(dueAt: string | null): string {
  if (dueAt === null) return ''
  const at = new Date(dueAt)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The end of a day that a date field has, as it is kept; null for an empty field. */
export const dueOfDay = (day: string): string | null => (day === '' ? null : new Date(`${day}T23:59:59`).toISOString())
