import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import type { PersonRow } from '@/lib/auth/people-schema'
import { changePerson, type WithPassword } from '@/lib/browser/api/people'
import { meQuery } from '@/lib/browser/queries/me'
import { givenOf } from './given-of'
import { PeopleDialog } from './people-dialog'
import { PersonAccess } from './person-access'
import { type Rights, RightsFields } from './rights-fields'

/** What somebody is called and may, and whether they get in. */
export function ChangePersonDialog(props: {
  readonly person: PersonRow
  /** Something of them was changed; the dialog stays. */
  readonly onChanged: () => void
  readonly onSaved: () => void
  readonly onPassword: (made: WithPassword) => void
  readonly onClose: () => void
}) {
  const { person, onChanged, onSaved, onPassword, onClose } = props
  const isMyself = useQuery(meQuery).data?.id === person.id
  return (
    <PeopleDialog title={person.name} testId="change-person" onClose={onClose}>
      <RightsForm person={person} isMyself={isMyself} onSaved={onSaved} onClose={onClose} />
      {isMyself ? null : <PersonAccess person={person} onChanged={onChanged} onPassword={onPassword} />}
    </PeopleDialog>
  )
}

function RightsForm(props: {
  readonly person: PersonRow
  readonly isMyself: boolean
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const { person, isMyself, onSaved, onClose } = props
  const [name, setName] = useState(person.name)
  const [rights, setRights] = useState<Rights>(person)
  const save = useMutation({
    mutationFn: () =>
      changePerson(person.id, {
        name: name.trim(),
        ...(isMyself ? {} : { role: rights.role }),
        grants: givenOf(rights.grants),
      }),
    onSuccess: onSaved,
  })
  return (
    <form
      className="space-y-4 p-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate()
      }}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        required={true}
        maxLength={80}
        hint={`Signs in as ${person.username}`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RightsFields
        rights={rights}
        onChange={setRights}
        fixed={isMyself ? 'This is you. Another administrator can change your role.' : undefined}
      />
      <Problem>{save.error?.message}</Problem>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="primary" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
