import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { Button } from '@/components/ui/button'
import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import { auditActorsQuery } from '@/lib/browser/queries/audit'
import { type AuditChoice, NO_CHOICE } from './use-audit-filter'
import { VideoField } from './video-field'

type Props = { readonly choice: AuditChoice; readonly onChange: (change: Partial<AuditChoice>) => void }

const BOX = 'h-9 rounded-md border border-line bg-surface px-2 text-ink'

/** What the audit is narrowed by: words, who, what, which video, when, and whether it was refused. */
export function AuditFilters({ choice, onChange }: Props) {
  const { data } = useQuery(auditActorsQuery())
  const actors = data?.actors.map(({ id, name }) => [id, name] as const) ?? []
  const isKnown = choice.actor === '' || actors.some(([id]) => id === choice.actor)
  const isNarrowed = Object.values(choice).some((value) => value !== '')
  return (
    <search aria-label="Filter the audit" className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <div className="flex basis-full gap-3">
        <WordsField value={choice.text} onChange={(text) => onChange({ text })} />
        <Button look="quiet" className="h-9" disabled={!isNarrowed} onClick={() => onChange(NO_CHOICE)}>
          Clear
        </Button>
      </div>
      <Choice label="Person" value={choice.actor} onChange={(event) => onChange({ actor: event.currentTarget.value })}>
        <option value="">Anybody</option>
        {isKnown ? null : <option value={choice.actor}>{choice.actor}</option>}
        {actors.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice
        label="Action"
        value={choice.action}
        onChange={(event) => onChange({ action: event.currentTarget.value as AuditChoice['action'] })}
      >
        <option value="">Anything</option>
        {Object.entries(AUDIT_ACTIONS).map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </Choice>
      <VideoField value={choice.video} onChange={(video) => onChange({ video })} />
      <Day label="From" value={choice.from} max={choice.to} onChange={(from) => onChange({ from })} />
      <Day label="To" value={choice.to} min={choice.from} onChange={(to) => onChange({ to })} />
      <Choice
        label="Outcome"
        value={choice.outcome}
        onChange={(event) => onChange({ outcome: event.currentTarget.value as AuditChoice['outcome'] })}
      >
        <option value="">Any</option>
        <option value="done">Done</option>
        <option value="refused">Refused</option>
      </Choice>
    </search>
  )
}

function WordsField({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  return (
    <label className="relative flex-1">
      <span className="sr-only">Search the audit</span>
      <Search aria-hidden={true} className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="Search by name, video, detail or address"
        className="h-9 w-full rounded-md border border-line bg-surface pr-3 pl-9 placeholder:text-ink-faint"
      />
    </label>
  )
}

function Choice({ label, ...rest }: ComponentProps<'select'> & { readonly label: string }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs text-ink-muted">
        {label}
      </label>
      <select {...rest} id={id} className={`${BOX} max-w-40`} />
    </div>
  )
}

function Day(props: {
  readonly label: string
  readonly value: string
  readonly min?: string
  readonly max?: string
  readonly onChange: (day: string) => void
}) {
  const { label, value, min, max, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs text-ink-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={BOX}
      />
    </div>
  )
}
