import { z } from 'zod';
import { sql } from '#kernel/database/sql.ts';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { DAY } from '#kernel/values/time.ts';
import type { DemoIds } from './demo-ids.ts';
import type { DemoPorts } from './ports.ts';
import type { SeedSession } from './seed-session.ts';

/** Milliseconds that one of these may take on a slow machine. */
const TIMEOUT_MS = 30_000;

const RESERVE = definePort<{ input: Record<string, unknown> }, { reservation?: { id: string } | undefined }>({
  domain: 'inventory',
  document: `mutation Reserve($input: CreateReservationInput!) {
    createReservation(input: $input) { ... on CreateReservationPayload { reservation { id } } }
  }`,
  result: z.object({ reservation: z.object({ id: z.string() }).optional() }),
  timeoutMs: TIMEOUT_MS,
});

const FORGET_PASSWORD = definePort<{ input: { email: string } }, unknown>({
  domain: 'customers',
  document: `mutation Forget($input: RequestStaffPasswordResetInput!) @inContext(language: "fr") {
    requestStaffPasswordReset(input: $input) { __typename }
  }`,
  result: z.unknown(),
  timeoutMs: TIMEOUT_MS,
});

/** E-reservations that wait for their visit, and how many variants are tried for them: a store may have sold out. */
const RESERVATIONS = 3;
const TRIED_VARIANTS = 60;

/**
 * What is under way when the demo shop opens: reservations in a store, a shared tablet that staff have to review, and a link
 * in the outbox for somebody who has forgotten their password (X2).
 */
export async function seedOpenWork(session: SeedSession, ports: DemoPorts, ids: DemoIds, now: Date): Promise<void> {
  await reserveInStore(session, ids);
  await shareOneDevice(session, ports, new Date(now.getTime() - 3 * DAY));
  const input = { email: 'service@demo.passerelle.test' };
  await session.ports.call(FORGET_PASSWORD, { input }, createServiceContext('demo'));
}

async function reserveInStore(session: SeedSession, ids: DemoIds): Promise<void> {
  const locationId = ids.locations.get('PAR-MARAIS');
  let made = 0;
  for (const { variantId } of [...ids.variants.values()].slice(0, TRIED_VARIANTS)) {
    if (made === RESERVATIONS) return;
    // The variant's own UUID: the demo shop is made once.
    const idempotencyKey = variantId.slice('var_'.length);
    const input = { idempotencyKey, locationId, lines: [{ variantId, quantity: 1 }] };
    const { reservation } = await session.ports.call(RESERVE, { input }, createServiceContext('demo'));
    if (reservation) made += 1;
  }
}

/** Five people signed in on the tablet of a store: too many for one device, so it joins nobody and is reviewed (U3). */
async function shareOneDevice(session: SeedSession, ports: DemoPorts, since: Date): Promise<void> {
  const people = await ports.customers(
    ['ines', 'hugo', 'zoe', 'adam', 'lina'].map((name) => ({
      ref: `tablet-${name}`,
      source: 'demo',
      identifiers: [
        { kind: 'EMAIL', value: `${name}.tablette@demo.passerelle.test` },
        { kind: 'DEVICE', value: 'tablette-marais-1' },
      ],
      profile: { firstName: name.charAt(0).toUpperCase() + name.slice(1), lastName: 'Tablette' },
    })),
  );
  const customerIds = people.map(({ customerId }) => customerId);
  await session.run('customers', sql`update customer set created_at = ${since} where id = any(${customerIds}::text[])`);
}
