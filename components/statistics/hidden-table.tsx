/** What a picture shows, as a table for who hears the page. A row's first cell names it. */
export function HiddenTable(props: {
  readonly caption: string
  readonly columns: readonly [name: string, ...values: string[]]
  readonly rows: readonly (readonly [name: string, ...values: string[]])[]
}) {
  return (
    <div className="sr-only">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, at) => (
                <td key={props.columns[at + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
