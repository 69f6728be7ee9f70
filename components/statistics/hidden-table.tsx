/** What a picture shows, as a table for who hears the page. A row's first cell names it. */
export function HiddenTable(props: {
  readonly caption: string
  readonly columns: readonly [string, string]
  readonly rows: readonly (readonly [name: string, value: string])[]
}) {
  const [first, second] = props.columns
  return (
    <div className="sr-only">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
