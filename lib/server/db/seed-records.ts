import 'server-only'
import { DEFAULT_LABEL_SET_NAME, DEFAULT_LABELS } from '@/lib/server/labels/default-labels'
import { toLabelSet, WITH_LABELS } from '@/lib/server/labels/label-sets'
import { recordVersion } from '@/lib/server/labels/record-version'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { db } from './client'

/**
 * Makes what an empty library needs: the local user, the one that gold documents belong to, and a label set if there is
 * none. Run again it does nothing.
 */
export async function seedRecords(): Promise<void> {
  await db().$transaction(async (transaction) => {
    await transaction.user.upsert({
      where: { id: LOCAL_USER_ID },
      update: {},
      create: { id: LOCAL_USER_ID, name: 'Local user', email: 'local@framemark.invalid', role: 'administrator' },
    })
    await transaction.user.upsert({
      where: { id: GOLD_USER_ID },
      update: {},
      // Without an account, a username and a role there is nothing to sign in with, and banned besides.
      create: {
        id: GOLD_USER_ID,
        name: 'Gold standard',
        email: 'gold@framemark.invalid',
        role: 'none',
        banned: true,
      },
    })
    if ((await transaction.labelSet.count()) > 0) return
    const made = await transaction.labelSet.create({
      data: {
        name: DEFAULT_LABEL_SET_NAME,
        isDefault: true,
        labels: { create: DEFAULT_LABELS.map((label, position) => ({ ...label, position })) },
      },
      include: WITH_LABELS,
    })
    await recordVersion(transaction, toLabelSet(made), null)
  })
}
