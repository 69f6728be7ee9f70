/** How many edits of one person a browser keeps that the server has not. */
export type KeptEdits = { readonly userId: string; readonly userName: string; readonly count: number }

/** `records` counted by person, whoever made the earliest first; a person is called as in the newest of theirs. */
export function keptEditsOf(
  records: readonly { readonly userId: string; readonly userName: string }[],
): readonly KeptEdits[] {
  const byPerson = new Map<string, KeptEdits>()
  for (const { userId, userName } of records) {
    const known = byPerson.get(userId)
    byPerson.set(userId, {
      userId,
      userName: userName === '' ? (known?.userName ?? '') : userName,
      count: (known?.count ?? 0) + 1,
    })
  }
  return [...byPerson.values()]
}

/** What is said of edits to somebody else than who made them. */
export function keptEditsWords({ userName, count }: KeptEdits): string {
  const whose = userName === '' ? 'somebody who worked here before' : userName
  const [edits, are, they] = count === 1 ? ['edit', 'is', 'It is'] : ['edits', 'are', 'They are']
  return `${count} ${edits} of ${whose} ${are} kept in this browser. ${they} saved when ${whose} signs in here.`
}
