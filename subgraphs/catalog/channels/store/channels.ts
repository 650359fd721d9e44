import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import { isKey } from '#kernel/values/text.ts';
import { channel } from '../../prisma/generated/tables.ts';
import type { Channel, ChannelChange, NewChannel } from '../model/channel.ts';
import { type ChannelSort, DEFAULT_SORT } from '../model/channel-sort.ts';

const columns = select(
  pick(
    channel,
    'id',
    'code',
    'name',
    'kind',
    'isActive',
    'audience',
    'customerIds',
    'isDefault',
    'languages',
    'currencyCode',
    'countryCodes',
    'pricesIncludeTax',
    'cartHoldMinutes',
    'maxHeldQuantity',
    'version',
  ),
);

/** What channels are sorted by; the code after it tells them apart. */
const KEYS: Readonly<Record<ChannelSort['key'], readonly SqlQuery[]>> = {
  POSITION: [channel.position],
  NAME: [channel.name],
  CODE: [],
  AUDIENCE: [channel.audience],
  STATUS: [sql`case when ${channel.isActive} then 0 else 1 end`, channel.name],
};

/** Every channel, in the retailer's order unless another is asked for. */
export function readChannels(db: Reader, { key, direction }: ChannelSort = DEFAULT_SORT): Promise<Channel[]> {
  const order = [...KEYS[key], channel.code].map((column) => (direction === 'ASC' ? column : sql`${column} desc`));
  return db.query(sql`select ${columns} from channel order by ${joinSql(order)}`);
}

/** By code, in the order asked for; null where there is none. */
export async function readChannelsByCode(db: Reader, codes: readonly string[]): Promise<Array<Channel | null>> {
  const rows = await db.query(
    sql`select ${columns} from channel where ${channel.code} = any(${codes.filter(isKey)}::text[])`,
  );
  const found = new Map(rows.map((row) => [row.code, row]));
  return codes.map((code) => found.get(code) ?? null);
}

/** By id, in the order asked for; null where there is none. */
export async function readChannelsById(db: Reader, ids: readonly string[]): Promise<Array<Channel | null>> {
  const rows = await db.query(
    sql`select ${columns} from channel where ${channel.id} = any(${ids.filter(isKey)}::text[])`,
  );
  const found = new Map<string, Channel>(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Lets no other transaction add channels until this one has ended. */
export async function lockChannels(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('catalog.channels'))`);
}

export async function countChannels(db: Reader): Promise<number> {
  const [row] = await db.query(sql`select ${select({ count: integer(sql`count(*)::int`) })} from channel`);
  return row?.count ?? 0;
}

/** Adds the channels that are not there yet, after the others. @returns those that are new. */
export async function insertMissingChannels(tx: Tx, channels: readonly NewChannel[], now: Date): Promise<Channel[]> {
  const [like] = await tx.query(sql`select ${columns} from channel order by ${channel.isDefault} desc limit 1`);
  const rows = channels.map((one) => ({
    ...one,
    id: newId('chn'),
    languages: one.languages ?? like?.languages ?? ['en'],
    countryCodes: one.countryCodes ?? like?.countryCodes ?? ['US'],
  }));
  const fields = pick(
    channel,
    'id',
    'code',
    'name',
    'kind',
    'languages',
    'currencyCode',
    'countryCodes',
    'cartHoldMinutes',
    'maxHeldQuantity',
    'audience',
    'customerIds',
  );
  const r = recordset('r', fields, rows);
  const position = sql`(select coalesce(max(${channel.position}), 0) + 1 from channel)`;
  const insert = insertInto(
    channel,
    { ...r.columns, position, createdAt: value(channel.createdAt, now) },
    sql`from ${r} order by ${r.columns.code}`,
  );
  return tx.query(sql`${insert} on conflict (code) do nothing returning ${columns}`);
}

/** @returns the channel as it is now; undefined when there is none. */
export async function updateChannelRow(tx: Tx, id: string, change: ChannelChange): Promise<Channel | undefined> {
  if (!isKey(id)) return undefined;
  const set = assignments(channel, { ...change, version: sql`version + 1` });
  const [changed] = await tx.query(sql`update channel set ${set} where ${channel.id} = ${id} returning ${columns}`);
  return changed;
}

/** Leaves no channel the default one, for another to become it in the same transaction. */
export async function endDefault(tx: Tx): Promise<void> {
  await tx.query(sql`update channel set ${assignments(channel, { isDefault: false })} where ${channel.isDefault}`);
}
