import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '#kernel/events/consumer.ts';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, guestActor, service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { clerk, identitiesOf, unique } from '../testing/identities.ts';
import { identityWorld } from '../testing/identity-world.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';
import { placed } from '../testing/timeline.ts';
import { subscriptions } from './handlers.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { show } = identitiesOf(() => customers);
const { signUp } = sessionsOf(() => customers);
const world = identityWorld(() => customers);

/** Orders of customers who typed these addresses, delivered together and then once more. */
async function order(...buyers: Array<readonly [customerId: string | null, buyerEmail: string | undefined]>) {
  const events = buyers.map(([id, buyerEmail], index) =>
    placed(id, index, buyerEmail === undefined ? {} : { buyerEmail }),
  );
  for (let times = 0; times < 2; times++) {
    await customers.db.inTransaction('deliver', async (tx) => {
      for (const subscription of subscriptions) await deliver(tx, subscription, events);
    });
  }
}
const named = async (email: string) =>
  (
    await customers.ask<{ id: string } | null>(
      clerk,
      'query ($e: String!) { customer(ref: { identifier: { kind: EMAIL, value: $e } }) { id } }',
      { e: email },
    )
  )?.id;
const facts = async (id: string) =>
  customers.ask<Array<{ email: string | null }>>(
    service,
    'query ($ids: [ID!]!) { customersFacts(ids: $ids) { email } }',
    {
      ids: [id],
    },
  );

describe('[51] the address of a guest’s order', () => {
  it('makes a customer of it whom staff find, and whose record the order is under', async () => {
    const [guest, email] = [newId('cus'), newAddress()];
    await order([guest, email.toUpperCase()]);
    const found = await show(guest);
    expect(found).toMatchObject({ email, displayName: email });
    expect(await named(email)).toBe(found.id);
    const [component] = (await customers.published('identity-component-changed')).slice(-1);
    expect(component).toMatchObject({ memberIds: expect.arrayContaining([guest]) });
  });

  it('is one customer over sessions, purchases in a store and every spelling, and none by a placeholder', async () => {
    const [one, other, third, nobody] = [newId('cus'), newId('cus'), newId('cus'), newId('cus')];
    const mail = `h\u00e9l\u00e8ne${unique()}@maison.fr`;
    const [known] = await customers.resolve(`EMAIL:${mail} LOYALTY_CARD:${unique()}`);
    await order([one, mail], [other, mail.normalize('NFD')], [third, `\u200b${mail}`], [nobody, 'noreply@maison.fr']);
    const survivors = await world.survivors([one, other, third, known ?? '']);
    expect(new Set(survivors.values()).size).toBe(1);
    expect((await world.survivors([nobody])).size).toBe(0);
    await order([nobody, undefined], [null, mail]);
    expect((await world.survivors([nobody])).size).toBe(0);
  });

  it('opens nothing to the guest, nor to the account under it', async () => {
    const [guest, email, tag] = [newId('cus'), newAddress(), unique()];
    const { customer: account } = await signUp(email, { firstName: 'Vera' });
    const known = (await customers.resolve(`EMAIL:${email} EMAIL:first${tag}@x.fr`))[0] ?? '';
    await order([guest, email]);
    await world.project();
    const person = await show(guest);
    expect([person.id, ...person.mergedIds]).toEqual(expect.arrayContaining([guest, account.id, known]));
    const records = [guest, account.id, known];
    expect((await world.shown(guestActor(guest), records)).ids).toEqual([guest]);
    expect((await world.shown(guestActor(guest), records)).text).not.toContain('Vera');
    expect((await world.shown(customerActor(account.id), records)).ids).not.toContain(guest);
    expect(await world.readable(guestActor(guest), records)).toEqual([guest]);
    expect(await world.spendable(guest)).toEqual([guest]);
    // Nor where the next order of the guest is written to, which the guest reads.
    expect(await facts(guest)).toEqual([{ email: null }]);
    expect(await facts(account.id)).toEqual([{ email }]);
  });
});

it('stops joining under an address that hundreds of guests have ordered with: it is a machine’s', async () => {
  const email = newAddress();
  const guests = Array.from({ length: 255 }, () => newId('cus'));
  await order(...guests.map((guest) => [guest, email] as const));
  const late = newId('cus');
  await order([late, email]);
  expect((await world.survivors([late])).size).toBe(0);
  expect(new Set((await world.survivors(guests)).values()).size).toBe(1);
});

it('joins an account to who is known by another address that it ordered with', async () => {
  const [email, typed] = [newAddress(), newAddress()];
  const [known] = await customers.resolve(`EMAIL:${typed}`);
  const { customer } = await signUp(email);
  await order([customer.id, typed]);
  expect((await show(customer.id)).id).toBe((await show(known)).id);
  expect((await world.shown(customerActor(customer.id), [known ?? '', customer.id])).ids).toEqual([customer.id]);
});
