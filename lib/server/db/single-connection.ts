import 'server-only'
import { type Client, type Config, createClient, type Transaction, type TransactionMode } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'

/**
 * Set on the connection, in this order.
 *
 * WAL: readers (a backup, a person with the sqlite3 program) never wait for the writer. FULL: a commit is on the disk
 * before it returns, so an acknowledged edit survives a power cut; NORMAL would keep it only through a crash of the
 * process. The price is one fsync a commit.
 */
const PRAGMAS = `
PRAGMA busy_timeout = 5000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA journal_size_limit = 67108864;
`

/**
 * The libsql adapter over exactly one connection, which has {@link PRAGMAS} for as long as it lives.
 *
 * The stock client gives its connection away with every transaction and opens a fresh one, without those settings, for
 * what follows; the old ones stay open until they are garbage. Statements run synchronously, so a second connection
 * of this process that waits for the first would stop the process until the busy timeout. One connection, whose turns
 * the adapter already takes one at a time, has none of that.
 */
export class SingleConnectionAdapter extends PrismaLibSql {
  override createClient(config: Config): Client {
    return singleConnection(createClient(config))
  }

  override async connect() {
    const adapter = await super.connect()
    await adapter.executeScript(PRAGMAS)
    return adapter
  }
}

function singleConnection(client: Client): Client {
  client.transaction = async (mode: TransactionMode = 'write') => {
    await client.execute(mode === 'read' ? 'BEGIN DEFERRED' : 'BEGIN IMMEDIATE')
    return transactionOn(client)
  }
  return client
}

/**
 * A transaction of `client` itself. It is begun IMMEDIATE: one that reads first and writes later cannot find, half-way,
 * that another process wrote in between (SQLITE_BUSY_SNAPSHOT, which no timeout cures).
 */
function transactionOn(client: Client): Transaction {
  let closed = false
  const end = async (statement: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (closed) return
    await client.execute(statement)
    closed = true
  }
  return {
    execute: (statement) => client.execute(statement),
    batch: async (statements) => {
      const results = []
      for (const statement of statements) results.push(await client.execute(statement))
      return results
    },
    executeMultiple: (sql) => client.executeMultiple(sql),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    close: () => {
      void end('ROLLBACK')
    },
    get closed() {
      return closed
    },
  }
}
