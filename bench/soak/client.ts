import type { ChangingFile } from './changing-file'
import { type Connection, openConnection } from './connection'
import { createExchange } from './exchange'
import { type Manner, randomManner } from './manner'
import { formatRequest, randomRequest } from './request'
import type { RestartableServer } from './restartable-server'
import { find, type Tally } from './tally'

/** What all clients of a soak share. */
export type Soak = {
  readonly server: RestartableServer
  readonly files: readonly ChangingFile[]
  readonly fileBytes: number
  readonly tally: Tally
  /** The last tag that was seen of each file. */
  readonly tags: Map<string, string>
  readonly goesOn: () => boolean
}

const REFUSED_MS = 100

/** One client: a request after the other, on one connection for as long as that lasts, until the soak is over. */
export async function runClient(soak: Soak): Promise<void> {
  let connection: Connection | undefined
  while (soak.goesOn()) {
    if (connection?.isOpen() !== true) connection = await connect(soak)
    if (connection !== undefined) await exchange(soak, connection)
  }
  connection?.leave('close')
}

async function connect({ server, tally }: Soak): Promise<Connection | undefined> {
  const generation = server.generation()
  try {
    return await openConnection(server.url)
  } catch (error) {
    if (isUndisturbed(server, generation)) find(tally, 'unexpected', `no connection: ${error}`)
    else tally.refused += 1
    await new Promise((resolve) => setTimeout(resolve, REFUSED_MS))
    return undefined
  }
}

async function exchange({ server, files, fileBytes, tally, tags }: Soak, connection: Connection): Promise<void> {
  const file = files[Math.floor(Math.random() * files.length)]
  if (file === undefined) return
  const [generation, changes] = [server.generation(), file.changes()]
  const request = randomRequest(file.name, fileBytes, tags.get(file.name))
  const manner = randomManner()
  const isDisturbed = () => !isUndisturbed(server, generation) || file.changes() !== changes
  const { take, entityTag } = createExchange(request, manner, file.shiftOf, tally, isDisturbed)
  const hurry = leaveSoon(manner, connection)
  tally.requests += 1
  const ending = await connection.converse(formatRequest(request, new URL(server.url).host), take)
  clearTimeout(hurry)
  const tag = entityTag()
  if (tag !== null) tags.set(file.name, tag)
  if (ending === 'complete') tally.complete += 1
  else if (ending === 'left') tally.dropped += 1
  else if (ending === 'broken' && isDisturbed()) tally.breaks += 1
  else find(tally, 'unexpected', `${ending} without a cause: ${JSON.stringify(request)}`)
}

const leaveSoon = (manner: Manner, connection: Connection): NodeJS.Timeout | undefined =>
  manner.kind === 'hasty' ? setTimeout(() => connection.leave(manner.how), manner.ms) : undefined

/** Whether the server ran since `generation` was looked at, and runs. */
const isUndisturbed = (server: RestartableServer, generation: number): boolean =>
  generation % 2 === 0 && server.generation() === generation
