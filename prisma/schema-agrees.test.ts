import { expect, test } from 'vitest'
import { readMigrations } from './migrate'
import { diffSql, readSchema } from './schema-engine'

test('the SQLite migrations make exactly what the schema says', async () => {
  expect(await diffSql('sqlite', await readSchema(), { migrations: await readMigrations('sqlite') })).toBeNull()
})

test('a column more in the schema shows as what the migrations lack', async () => {
  const schema = (await readSchema()).replace('title            String', 'title            String\n  subtitle String?')
  const sql = await diffSql('sqlite', schema, { migrations: await readMigrations('sqlite') })
  expect(sql).toContain('ALTER TABLE "Video" ADD COLUMN "subtitle" TEXT')
})

/**
 * Each migration but the first, newest last, undone on the text of the schema. No PostgreSQL runs here, so that its
 * migrations lead to the schema is shown from the other end: the schema without a change leads to the schema with it by
 * what the migration says.
 */
const UNDONE: Readonly<Record<string, (schema: string) => string>> = {
  '0009_people': (schema) =>
    schema
      .replaceAll(
        /(?:\/\/\/ [^\n]*\n)*model (?:DocumentEvent|Batch|BatchVideo|BatchMember|Assignment|Notification|AuditEntry) \{[\s\S]*?\n\}\n/g,
        '',
      )
      .replaceAll(
        /\n {2}(?:provenance|grants|mustChangePassword|lastSignInAt|prefix|events|documentEvents|batch|batches|assignments|notifications) .*/g,
        '',
      ),
  '0008_annotating': (schema) =>
    schema
      .replaceAll(/\n {2}\/\/\/ [^\n]*\n {2}(?:labelSetVersion|isProposal|gestureId) .*/g, '')
      .replace(/(?<=model LabelSet \{)[\s\S]*?(?=\n\})/, (columns) =>
        columns
          .replaceAll(/\n {2}(?:isDefault|rules|retiredAt|versions) .*/g, '')
          .replace('@unique', '')
          .concat('\n\n  @@unique([name, version])'),
      )
      .replace(/\/\/\/ [^\n]*\nmodel LabelSetVersion \{[\s\S]*?\n\}\n/, ''),
  '0007_resume-positions': (schema) =>
    schema
      .replace(/\n\/\/\/ Where somebody left a video[\s\S]*?\n\}\n/, '')
      .replaceAll(/\n {2}resumePositions .*/g, ''),
  '0006_packet-maps': (schema) =>
    schema.replace(/\n {2}packetMap .*/, '').replace(/\/\/\/ [^\n]*\nmodel PacketMap \{[\s\S]*?\n\}\n/, ''),
  '0005_seek-detail': (schema) =>
    schema
      .replace(/(?<=model SeekEvent \{)[\s\S]*?(?=\n\})/, (columns) =>
        columns.replaceAll(/\n {2}(?:scrubMs|stallMs|prefetch) .*/g, ''),
      )
      .replace('\n  watchTimes       WatchTime[]', '')
      .replace(/model WatchTime \{[\s\S]*?\n\}/, ''),
  '0004_library-order': (schema) => schema.replace('@@index([createdAt, id])', '@@index([createdAt])'),
  '0003_jobs': (schema) =>
    schema.replace(/(?<=model Job \{)[\s\S]*?(?=\n\})/, (columns) =>
      columns
        .replaceAll(/\n {2}(?:source|fileName|variant|steps|outcome|trouble) .*/g, '')
        .replace('\n  @@index([createdAt])', '')
        .replace(/\n {2}input .*/, '$&\n  step String?\n  progress Float @default(0)')
        .replace(/\n {2}cancelRequestedAt .*/, '$&\n  error String?'),
    ),
  '0002_streaming-renditions': (schema) =>
    schema
      .replace(/(?<=model StreamingStats \{)[\s\S]*?(?=\n\})/, (columns) =>
        columns.replaceAll(/\n {2}(?:rendition|wholeBytes|fileBytes|statuses|coverage) .*/g, ''),
      )
      .replace('[videoId, variant, rendition, processId, hour]', '[videoId, variant, processId, hour]'),
}

test('the PostgreSQL migrations are what the engine writes for the same schema', async () => {
  const [first, ...later] = await readMigrations('postgresql')
  let schema = await readSchema()
  for (const { name, sql } of later.toReversed()) {
    const before = UNDONE[name]?.(schema) ?? schema
    expect(sql).toContain((await diffSql('postgresql', schema, { schema: before })) ?? 'a change of the schema')
    schema = before
  }
  expect(first?.sql).toBe(await diffSql('postgresql', schema, 'nothing'))
})

test('both providers have the same migrations', async () => {
  const names = async (provider: 'sqlite' | 'postgresql') => (await readMigrations(provider)).map(({ name }) => name)
  expect(await names('sqlite')).toEqual(await names('postgresql'))
})
