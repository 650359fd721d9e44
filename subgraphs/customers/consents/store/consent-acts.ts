import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { consentAct } from '../../prisma/generated/tables.ts';
import type { ConsentAct } from '../model/consent.ts';

const FIELDS = [
  'id',
  'customerId',
  'purpose',
  'channel',
  'address',
  'state',
  'happenedAt',
  'learnedAt',
  'confirmationDueAt',
  'source',
  'textVersion',
  'actor',
] as const;

/** Adds an act to the log. @returns false when the very same statement is there */
export async function insertConsentAct(tx: Tx, act: ConsentAct): Promise<boolean> {
  const inserted = await tx.query(sql`
    ${insertRows(consentAct, FIELDS, [act])} on conflict (id) do nothing returning ${select({ id: consentAct.id })}`);
  return inserted.length > 0;
}

const ACT = select(pick(consentAct, ...FIELDS));

/** Every act of some records, the first learned first. */
export function readConsentActs(db: Reader, customerIds: readonly string[]): Promise<ConsentAct[]> {
  return db.query(sql`
    select ${ACT} from consent_act where ${consentAct.customerId} = any(${customerIds}::text[])
    order by ${consentAct.learnedAt}, ${consentAct.id}`);
}
