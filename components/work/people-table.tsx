import type { PersonProgress } from '@/lib/work/dashboard-schema'
import { totalOf } from '@/lib/work/progress'
import { formatHours, paceWords } from '@/lib/work/work-words'
import { DashboardPanel } from './dashboard-panel'
import { StateBar } from './state-bar'

const COLUMNS = ['Videos', 'To do', 'Draft', 'Submitted', 'Returned', 'Accepted', 'Footage handed in', 'Active', 'Pace']

/** Everybody who has work, and how it goes. */
export function PeopleTable({ people }: { readonly people: readonly PersonProgress[] }) {
  return (
    <DashboardPanel
      title="People"
      note="Active time is the sum of the pauses under five minutes between somebody’s edits and seeks. The pace is footage handed in for each minute of it; a dash where too little was measured. Times and frames are at most a minute old."
    >
      {people.length === 0 ? (
        <p className="text-ink-muted">Nobody has work yet.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-left text-xs text-ink-muted">
                <th scope="col" className="pb-2 font-medium">
                  Person
                </th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="pb-2 pl-3 text-right font-medium whitespace-nowrap">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <Row key={person.id} person={person} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DashboardPanel>
  )
}

function Row({ person }: { readonly person: PersonProgress }) {
  const { name, counts, handedInSeconds, activeSeconds, pace } = person
  const values = [
    ...[totalOf(counts), counts['to-do'], counts.draft, counts.submitted, counts.returned, counts.accepted].map(String),
    formatHours(handedInSeconds),
    formatHours(activeSeconds),
    paceWords(pace),
  ]
  return (
    <tr data-testid="person-progress" className="border-t border-line">
      <th scope="row" className="min-w-32 py-2.5 text-left font-medium">
        <span className="block max-w-56 truncate">{name}</span>
        <StateBar name={name} counts={counts} className="mt-1 h-1.5! w-32" />
      </th>
      {values.map((value, nth) => (
        <td key={COLUMNS[nth]} className="pl-3 text-right whitespace-nowrap">
          {value}
        </td>
      ))}
    </tr>
  )
}
