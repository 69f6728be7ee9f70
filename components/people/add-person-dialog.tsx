import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import { USERNAME_RULE } from '@/lib/auth/username'
import { addPerson, type WithPassword } from '@/lib/browser/api/people'
import { givenOf } from './given-of'
import { PeopleDialog } from './people-dialog'
import { type Rights, RightsFields } from './rights-fields'

/** Somebody new. `onAdded` gets the password to tell them. */
export function AddPersonDialog(props: {
  readonly onAdded: (added: WithPassword) => void
  readonly onClose: () => void
}) {
  const [username, setUsername] = useState('')
  const [name, setName] = useState('')
  const [rights, setRights] = useState<Rights>({ role: 'annotator', grants: [] })
  const first = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: () =>
      addPerson({
        username: username.trim(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        role: rights.role,
        grants: givenOf(rights.grants),
      }),
    onSuccess: props.onAdded,
  })
  return (
    <PeopleDialog title="Add a person" testId="add-person" first={first} onClose={props.onClose}>
      <form
        className="space-y-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (!add.isPending) add.mutate()
        }}
      >
        <TextField
          ref={first}
          label="Username"
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required={true}
          hint={USERNAME_RULE}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          maxLength={80}
          hint="As they are called in the page; the username if you leave it empty"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RightsFields rights={rights} onChange={setRights} />
        <Problem>{add.error?.message}</Problem>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={add.isPending}>
            {add.isPending ? 'Adding…' : 'Add'}
          </Button>
        </div>
      </form>
    </PeopleDialog>
  )
}
