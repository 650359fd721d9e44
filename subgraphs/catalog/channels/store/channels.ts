import type { Reader, Tx } from '#kernel/database/database.ts';
import { joinSql, sql } from '#kernel/database/sql.ts';
import { isKey } from '#kernel/values/text.ts';
import type { Channel, NewChannel } from '../model/channel.ts';

const COLUMNS = sql`code, name, kind, active, currency_code as "currencyCode", prices_include_tax as "pricesIncludeTax",
  cart_hold_minutes as "cartHoldMinutes"`;

/** Every channel in the house's order. */
export function readChannels(db: Reader): Promise<Channel[]> {
  return db.query<Channel>(sql`select ${COLUMNS} from channel order by position, code`);
}

/** By code, in the order asked for; null where there is none. */
export async function readChannelsByCode(db: Reader, codes: readonly string[]): Promise<Array<Channel | null>> {
  const rows = await db.query<Channel>(
    sql`select ${COLUMNS} from channel where code = any(${codes.filter(isKey)}::text[])`,
  );
  const found = new Map(rows.map((channel) => [channel.code, channel]));
  return codes.map((code) => found.get(code) ?? null);
}

/** Adds the channels that are not there yet, after the others. @returns the codes that are new. */
export async function insertMissingChannels(tx: Tx, channels: readonly NewChannel[], now: Date): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(sql`
    insert into channel (code, name, kind, currency_code, cart_hold_minutes, position, created_at)
    select r.code, r.name, r.kind, r."currencyCode", r."cartHoldMinutes", (select coalesce(max(position), 0) + 1 from channel), ${now}
    from jsonb_to_recordset(${JSON.stringify(channels)}::jsonb) as r(code text, name text, kind text, "currencyCode" char(3), "cartHoldMinutes" int)
    order by r.code
    on conflict (code) do nothing returning code`);
  return rows.map((row) => row.code);
}

/** @returns the channel as it is now; undefined when there is none. */
export async function changeChannel(
  tx: Tx,
  code: string,
  change: {
    name?: string | undefined;
    active?: boolean | undefined;
    /** Null clears it. */
    cartHoldMinutes?: number | null | undefined;
  },
): Promise<Channel | undefined> {
  if (!isKey(code)) return undefined;
  const set = [sql`code = code`];
  if (change.name !== undefined) set.push(sql`name = ${change.name}`);
  if (change.active !== undefined) set.push(sql`active = ${change.active}`);
  if (change.cartHoldMinutes !== undefined) set.push(sql`cart_hold_minutes = ${change.cartHoldMinutes}::int`);
  const [channel] = await tx.query<Channel>(sql`
    update channel set ${joinSql(set)} where code = ${code} returning ${COLUMNS}`);
  return channel;
}
