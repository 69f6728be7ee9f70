import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { PersonRow } from '@/lib/auth/people-schema'
import { isPermission, permissionsOf, ROLE_NAMES } from '@/lib/auth/permissions'
import { momentWords, permissionWords } from './words'

const HEAD = 'px-4 py-2.5 font-medium'
const CELL = 'px-4 py-3 align-top'

/** Everybody who has an account: what they may, whether they get in, when they did last. */
export function PeopleTable(props: {
  readonly people: readonly PersonRow[]
  readonly meId: string | undefined
  readonly onChange: (person: PersonRow) => void
}) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">People</caption>
        <thead className="border-b border-line text-xs text-ink-muted">
          <tr>
            <th scope="col" className={HEAD}>
              Name
            </th>
            <th scope="col" className={HEAD}>
              Role
            </th>
            <th scope="col" className={HEAD}>
              State
            </th>
            <th scope="col" className={HEAD}>
              Last sign-in
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Sessions
            </th>
            <td className={HEAD} />
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {props.people.map((person) => (
            <Row
              key={person.id}
              person={person}
              isMyself={person.id === props.meId}
              onChange={() => props.onChange(person)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: { readonly person: PersonRow; readonly isMyself: boolean; readonly onChange: () => void }) {
  const { person, isMyself, onChange } = props
  const { username, name, role, lastSignInAt, sessionCount } = person
  return (
    <tr data-testid="person" data-username={username} data-state={stateOf(person)}>
      <th scope="row" className={`${CELL} font-normal`}>
        <span className="block font-medium">
          {name}
          {isMyself ? <span className="font-normal text-ink-muted"> (you)</span> : null}
        </span>
        <span className="block text-xs text-ink-muted">{username}</span>
      </th>
      <td className={CELL}>
        {ROLE_NAMES[role]}
        <Beyond person={person} />
      </td>
      <td className={CELL}>
        <State person={person} />
      </td>
      <td className={`${CELL} text-ink-muted`}>
        {lastSignInAt === null ? 'Never' : <time dateTime={lastSignInAt}>{momentWords(lastSignInAt)}</time>}
      </td>
      <td className={`${CELL} text-right text-ink-muted`}>{sessionCount}</td>
      <td className={`${CELL} py-2 text-right`}>
        <Button look="quiet" aria-label={`Change ${name}`} onClick={onChange}>
          Change…
        </Button>
      </td>
    </tr>
  )
}

/** What somebody may beyond their role. */
function Beyond({ person: { role, grants } }: { readonly person: PersonRow }) {
  const byRole = permissionsOf(role)
  const beyond = [...permissionsOf(role, grants)].filter((one) => isPermission(one) && !byRole.has(one))
  return beyond.map((one) => (
    <span key={one} className="block text-xs text-ink-muted">
      + {permissionWords(one)}
    </span>
  ))
}

const stateOf = ({ disabled, mustChangePassword }: PersonRow) =>
  disabled ? 'disabled' : mustChangePassword ? 'invited' : 'active'

function State({ person }: { readonly person: PersonRow }) {
  switch (stateOf(person)) {
    case 'disabled':
      return <Badge tone="bad">Disabled</Badge>
    case 'invited':
      return <Badge tone="warn">Has to choose a password</Badge>
    case 'active':
      return <Badge tone="good">Active</Badge>
  }
}
