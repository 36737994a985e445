/**
 * An upgrade: a backup first, then the tables are brought to this version and looked at, and only what is sound is kept: all of it is one transaction, so putting back is not having done it, after a kill or a power cut too.
 * **Errors**: the house still runs, a step fails, a fault shows afterwards: a {@link Refused}, and the database is as before. The backup stays.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect, migrate, openEmbedded, openRemote, pending, ranSteps, type Db, type Migration } from '#platform/database'
import { silentLog } from '#platform/log'
import { must, Refused } from '#platform/result'
import { now } from '#platform/runtime'
import { backupOf, type BackupMade } from './backup.ts'
import { history, houseIn, type Doing, type House } from './keeping.ts'

export type Upgraded = { readonly steps: readonly string[]; readonly backup: BackupMade | undefined }

/** Brings this house to this version. Where nothing is to be done, nothing is. */
export async function upgrade({ data, databaseUrl }: House, doing: Doing = {}, steps?: readonly Migration[]): Promise<Upgraded> {
  const folder = await houseIn(data)
  const known = steps ?? (await history())
  const database = databaseUrl === undefined ? await openEmbedded(data, silentLog) : await openRemote(databaseUrl, silentLog)
  try {
    const lacking = must(pending(await ranSteps(database.db), known))
    if (lacking.length === 0) return { steps: [], backup: undefined }
    const backups = join(data, 'backups')
    await mkdir(backups, { recursive: true, mode: 0o700 })
    const backup = await backupOf(database, folder, join(backups, `${now().toISOString().slice(0, 19).replaceAll(':', '-')}-${lacking[0]?.name ?? ''}.tar.gz`), doing)
    doing.signal?.throwIfAborted()
    return { steps: await migrateSoundly(database.db, known, backup), backup }
  } finally {
    await database.close()
  }
}

async function migrateSoundly(db: Db, steps: readonly Migration[], { path }: BackupMade): Promise<string[]> {
  // What was wrong before is no reason against an upgrade.
  const before = new Set((await inspect.faults(db)).map(nameOf))
  return migrate(db, steps, async (tx) => {
    const fault = (await inspect.faults(tx)).find((one) => !before.has(nameOf(one)))
    if (fault !== undefined) throw new Refused({ kind: 'conflict', reason: 'upgrade.putBack', facts: { ...fault.facts, path } })
  })
}

const nameOf = ({ reason, facts }: Refused['refusal']): string => [reason, facts['table'], facts['name']].join(' ')
