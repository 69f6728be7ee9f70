import { describeFinding } from './describe-finding'
import { type Finding, isValid, severityOf } from './finding'

/** How every reason ends that doctor wrote: by it doctor knows its own quarantines, which it may lift. */
const SIGNATURE = 'Found by doctor.'

/** What the record of a video says about its quarantine; null if it is in none. `reason` may be missing. */
export type Quarantine = { readonly reason: string | null } | null

/**
 * What is to become of a quarantine. `set`: begin one, or (where `reason` differs from the recorded one) say the new
 * reason. `lift`: end it. `already`: doctor's own stays as it is. `none`: there is nothing to do.
 */
export type QuarantinePlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'already' }
  | { readonly kind: 'lift' }
  | { readonly kind: 'set'; readonly reason: string }

/** Whether doctor set this quarantine. One that a person set is that person's to lift. */
export const isDoctorsQuarantine = (quarantine: Quarantine): boolean => quarantine?.reason?.endsWith(SIGNATURE) === true

/**
 * What `--fix` does with a video that has these findings. What could not be verified is no reason to begin a quarantine,
 * nor to end one; somebody else's quarantine is left alone.
 */
export function planQuarantine(quarantine: Quarantine, findings: readonly Finding[]): QuarantinePlan {
  if (quarantine !== null && !isDoctorsQuarantine(quarantine)) return { kind: 'none' }
  if (isValid(findings)) return { kind: quarantine === null ? 'none' : 'lift' }
  const reason = quarantineReasonOf(findings)
  if (reason === null) return { kind: quarantine === null ? 'none' : 'already' }
  return quarantine?.reason === reason ? { kind: 'already' } : { kind: 'set', reason }
}

/** The reason that is recorded: the first invalid finding and how many there are besides. Null if none is invalid. */
function quarantineReasonOf(findings: readonly Finding[]): string | null {
  const [first, ...others] = findings.filter((each) => severityOf(each) === 'invalid')
  if (first === undefined) return null
  const more = others.length === 0 ? '' : ` And ${others.length} more.`
  return `${describeFinding(first).reason}${more} ${SIGNATURE}`
}

/** What is worth saying about the quarantine itself, beside what is wrong with the video. */
export function quarantineNote(quarantine: Quarantine, findings: readonly Finding[]): Finding['fault'] | null {
  if (quarantine === null) return null
  if (!isDoctorsQuarantine(quarantine))
    return { code: 'quarantined-otherwise', detail: quarantine.reason ?? 'no reason was recorded' }
  return isValid(findings) ? { code: 'quarantine-outdated' } : null
}
