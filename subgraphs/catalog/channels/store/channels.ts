import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import { isKey } from '#kernel/values/text.ts';
import { channel } from '../../prisma/generated/tables.ts';
import type { Channel, ChannelChange, NewChannel } from '../model/channel.ts';

const columns = select(
  pick(channel, 'code', 'name', 'kind', 'active', 'currencyCode', 'pricesIncludeTax', 'cartHoldMinutes'),
);

/** Every channel in the retailer's order. */
export function readChannels(db: Reader): Promise<Channel[]> {
  return db.query(sql`select ${columns} from channel order by ${channel.position}, ${channel.code}`);
}

/** By code, in the order asked for; null where there is none. */
export async function readChannelsByCode(db: Reader, codes: readonly string[]): Promise<Array<Channel | null>> {
  const rows = await db.query(
    sql`select ${columns} from channel where ${channel.code} = any(${codes.filter(isKey)}::text[])`,
  );
  const found = new Map(rows.map((row) => [row.code, row]));
  return codes.map((code) => found.get(code) ?? null);
}

/** Adds the channels that are not there yet, after the others. @returns the codes that are new. */
export async function insertMissingChannels(tx: Tx, channels: readonly NewChannel[], now: Date): Promise<string[]> {
  const fields = pick(channel, 'code', 'name', 'kind', 'currencyCode', 'cartHoldMinutes');
  const r = recordset('r', fields, channels);
  const position = sql`(select coalesce(max(${channel.position}), 0) + 1 from channel)`;
  const insert = insertInto(
    channel,
    { ...r.columns, position, createdAt: value(channel.createdAt, now) },
    sql`from ${r} order by ${r.columns.code}`,
  );
  const added = await tx.query(sql`${insert} on conflict (code) do nothing returning ${select(pick(channel, 'code'))}`);
  return added.map((row) => row.code);
}

/** @returns the channel as it is now; undefined when there is none. */
export async function updateChannelRow(tx: Tx, code: string, change: ChannelChange): Promise<Channel | undefined> {
  if (!isKey(code)) return undefined;
  const set = assignments(channel, { code: sql`code`, ...change });
  const [changed] = await tx.query(sql`update channel set ${set} where ${channel.code} = ${code} returning ${columns}`);
  return changed;
}
