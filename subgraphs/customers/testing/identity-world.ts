import { sql } from '#kernel/database/sql.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, guestActor, service } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { readableCustomers } from '../../shared/customer-access.ts';
import { aliasProjection, spendableFor } from '../../shared/customer-alias.ts';
import { parseSet, type TestCustomers } from './customers.ts';

const EVENTS = `query ($after: String!) { customersEventsAfter(after: $after, limit: 10000, waitMs: 0,
  types: ["customers.identity-component-changed.v1"]) }`;
const RESOLVE = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';

/** What other domains know of people: the projection of the identity graph, kept up with what was published. */
export function identityWorld(customers: () => TestCustomers) {
  async function project(): Promise<void> {
    const batch = await customers().ask<{ events: LoggedEvent[] }>(service, EVENTS, { after: '0:0' });
    await customers().db.inTransaction('project', (tx) => aliasProjection.handle(tx, batch.events));
  }

  return {
    project,
    /** What was seen together, by a POS, an import or a session that holds it. @returns the record it is written on. */
    async see(set: string, holderId?: string): Promise<string> {
      const sets = [{ ref: '0', identifiers: parseSet(set), source: 'test', holderId }];
      const [found] = await customers().ask<Array<{ customerId: string }>>(service, RESOLVE, { sets });
      return found?.customerId ?? '';
    },
    /** Those of the records that other domains let the caller read. */
    async readable(actor: Actor, records: readonly string[]): Promise<string[]> {
      return [...(await readableCustomers(customers().db, actor, records, 'orders:read'))].sort();
    },
    /** The records whose points pay for a cart of that customer. */
    async spendable(customerId: string): Promise<string[]> {
      const rows = await rowsAs<{ id: string }>(
        customers().db,
        sql`select distinct alias_id as id from ${spendableFor([customerId])} records`,
      );
      return rows.map(({ id }) => id).sort();
    },
    /** Those of the customers that the caller is shown, and all that is said of them. */
    async shown(actor: Actor, records: readonly string[]): Promise<{ ids: string[]; text: string }> {
      const fields = records.map((_, index) => `c${index}: customer(ref: { id: $i${index} }) { ...All }`).join(' ');
      const names = records.map((_, index) => `$i${index}: ID!`).join(' ');
      const document = `query (${names}) { me { ...All } ${fields} }
        fragment All on Customer { id mergedIds displayName email phone identifiers { nodes { kind value } }
          timeline(first: 50) { nodes { id kind } } }`;
      const variables = Object.fromEntries(records.map((id, index) => [`i${index}`, id]));
      const { data, errors } = await customers().send(actor, document, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      const all = Object.entries(data ?? {}).filter(([, value]) => value !== null);
      const ids = all.flatMap(([name]) => records[Number(name.slice(1))] ?? []);
      return { ids: ids.sort(), text: JSON.stringify(all) };
    },
    /** The survivors of records that exist. */
    async survivors(records: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await rowsAs<{ id: string; survivor: string }>(
        customers().db,
        sql`select id, survivor_id as survivor from customer where id = any(${records}::text[])`,
      );
      return new Map(rows.map(({ id, survivor }) => [id, survivor]));
    },
    account: customerActor,
    guest: (customerId: string) => guestActor(customerId),
    newGuest: () => newId('cus'),
  };
}
