import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { service, visitor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { clerk, IDENTIFY, MERGE, UNMERGE, unique } from '../testing/identities.ts';
import { type Guest, IdentityRun, stateTable } from '../testing/identity-run.ts';
import { identityWorld } from '../testing/identity-world.ts';
import { linksOf } from '../testing/links.ts';
import { sessionsOf } from '../testing/sessions.ts';

/** Two rivals, their guest sessions, and what both may name: never more of a kind than a session may name. */
const NAMES = ['0', '1'] as const;
const GUEST_SESSION = `mutation ($key: String!) { customersCreateGuestSession(requestKey: $key) {
  customerId session { accessToken } } }`;

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const world = identityWorld(() => customers);
const { signUp, signIn } = sessionsOf(() => customers);
const { linkTo, request, press } = linksOf(() => customers);

type Event = (run: IdentityRun, one: string, other: string) => Promise<void>;

/** The password of the first account of an address, which signs up again as it signs in. */
const FIRST = 'ciel gris 42';

function nameFirst(run: IdentityRun, one: string, id: string): void {
  expect(run.firsts.get(one) ?? id).toBe(id);
  run.firsts.set(one, id);
  if (!run.accounts.has(one)) run.accounts.set(one, id);
}

const isIn = (answer: { readonly __typename: string }) => /^Sign(In|Up)Payload$/.test(answer.__typename);

const EVENTS: Readonly<Record<string, Event>> = {
  'sign-up with an address': async (run, one) => {
    const { id } = (await signUp(run.email(one), {})).customer;
    nameFirst(run, one, id);
    run.tell('sign-up with an address', [id, run.email(one)], [id, id]);
  },
  'sign-up with an address that has an account': async (run, one) => {
    if (!run.firsts.has(one)) return;
    const password = unique();
    const { id } = (await signUp(run.email(one), { password })).customer;
    run.accounts.set(one, id);
    run.passwords.set(id, password);
    run.tell('sign-up with an address that has an account', [id], [id, id]);
  },
  'guest session': async (run, one) => {
    if (run.guests.has(one)) return;
    const opened = await customers.ask<{ customerId: string; session: { accessToken: string } }>(
      service,
      GUEST_SESSION,
      {
        key: `${run.tag}-${one}`,
      },
    );
    const id = opened.customerId;
    run.guests.set(one, { id, token: opened.session.accessToken, over: false, ordering: 0, named: new Set() });
    run.tell('guest session', [id], [id, id]);
  },
  'order of an account that names an address': async (run, one, other) => {
    const id = run.accounts.get(one);
    if (!id) return;
    expect(await world.see(`EMAIL:${run.email(other)}`, id)).toBe(id);
    run.tell('order of an account that names an address', [id, run.email(other)]);
  },
  'order of a guest that names an address': async (run, one, other) => {
    const guest = run.guests.get(one);
    if (!guest || guest.over) return;
    guest.ordering++;
    guest.named.add(run.email(other));
    expect(await world.see(`EMAIL:${run.email(other)}`, guest.id)).toBe(guest.id);
    guest.ordering--;
    run.tell('order of a guest that names an address', [guest.id, run.email(other)]);
  },
  'POS sale that names identifiers': async (run, one, other) => {
    const record = await run.see(`PHONE:${run.phone(one)} EMAIL:${run.email(other)}`);
    expect([...run.opened.values()].some((records) => records.has(record))).toBe(false);
    run.tell('POS sale that names identifiers', [run.phone(one), run.email(other)]);
  },
  'import that names identifiers': async (run, one, other) => {
    const record = await run.see(`EMAIL:${run.email(one)} ${run.card(other)}`);
    expect([...run.opened.values()].some((records) => records.has(record))).toBe(false);
    run.tell('import that names identifiers', [run.email(one), run.card(other)]);
  },
  'identification by staff': async (run, one, other) => {
    const identifiers = [
      { kind: 'PHONE', value: run.phone(one) },
      { kind: 'PHONE', value: run.phone(other) },
    ];
    await customers.ask(clerk, IDENTIFY, { input: { identifiers, idempotencyKey: randomUUID() } });
    run.tell('identification by staff', [run.phone(one), run.phone(other)]);
  },
  'merge by staff': async (run, one, other) => {
    const [survivorId, mergedId] = [run.accounts.get(one), run.accounts.get(other)];
    if (!survivorId || !mergedId || survivorId === mergedId) return;
    await customers.ask(clerk, MERGE, { input: { survivorId, mergedId, idempotencyKey: randomUUID() } });
    run.tell('merge by staff', [survivorId, mergedId]);
  },
  'unmerge by staff': async (run, one) => {
    const mergedId = run.accounts.get(one);
    if (!mergedId) return;
    await customers.ask(clerk, UNMERGE, { input: { customerId: mergedId, idempotencyKey: randomUUID() } });
    run.isJoiningKnown = false;
    run.tell('unmerge by staff', [mergedId]);
  },
  'sign-in with a guest token': async (run, one, other) => {
    const [id, guest] = [run.accounts.get(one), run.guests.get(other)];
    if (!id || !guest || guest.over) return;
    guest.over = true;
    expect(isIn(await enter(run, id, run.email(one), guest.token))).toBe(true);
    run.opened.delete(guest.id);
    run.tell('sign-in with a guest token', [id, guest.id], [guest.id, id]);
  },
  'sign-in to an account whose address is proved': async (run, one) => {
    const [id, email] = [run.accounts.get(one), run.email(one)];
    if (!id || run.proved.get(id) !== email) return;
    const guests = takeGuests(run, email);
    expect(isIn(await enter(run, id, email))).toBe(true);
    bring(run, 'sign-in to an account whose address is proved', id, email, guests);
  },
  'sign-up with a guest token': async (run, one, other) => {
    const guest = run.guests.get(other);
    if (!guest || guest.over || run.accounts.has(one)) return;
    guest.over = true;
    const { id } = (await signUp(run.email(one), { guestToken: guest.token })).customer;
    nameFirst(run, one, id);
    run.opened.delete(guest.id);
    run.tell('sign-up with an address', [id, run.email(one)], [id, id]);
    run.tell('sign-up with a guest token', [id, guest.id], [guest.id, id]);
  },
  'guest token shown again': async (run, one, other) => {
    const [id, guest] = [run.accounts.get(one), run.guests.get(other)];
    if (!guest?.over || !id) return;
    expect(await enter(run, id, run.email(one), guest.token)).toMatchObject({
      __typename: 'ValidationError',
    });
    run.tell('guest token shown again', []);
  },
  'proof of an address by its link': (run, one) => prove(run, one, 'verifyEmail'),
  'password reset by its link': (run, one) => prove(run, one, 'resetPassword'),
};

/** Guests that a proved address brings: no order of theirs is under way or named another one. They are over now. */
function takeGuests(run: IdentityRun, email: string): Guest[] {
  const guests = [...run.guests.values()].filter(
    ({ over, ordering, named }) => !over && ordering === 0 && named.size === 1 && named.has(email),
  );
  for (const guest of guests) guest.over = true;
  customers.buyers.set(email, [...(customers.buyers.get(email) ?? []), ...guests.map(({ id }) => id)]);
  return guests;
}

function giveBack(email: string, guests: readonly Guest[]): void {
  for (const guest of guests) guest.over = false;
  const ids = new Set(guests.map(({ id }) => id));
  customers.buyers.set(
    email,
    (customers.buyers.get(email) ?? []).filter((id) => !ids.has(id)),
  );
}

function bring(run: IdentityRun, event: string, account: string, email: string, guests: readonly Guest[]): void {
  for (const guest of guests) run.opened.delete(guest.id);
  const isProof = event !== 'sign-in to an account whose address is proved';
  run.tell(event, [account, ...(isProof ? [email] : []), ...guests.map(({ id }) => id)], [account, account]);
  for (const guest of guests) run.opened.get(account)?.add(guest.id);
}

/** Signs in from somewhere, with the password that the account has now. */
function enter(run: IdentityRun, id: string, email: string, guestToken?: string) {
  return signIn(email, run.passwords.get(id) ?? FIRST, { guestToken }, unique());
}

/** The account that has proved the address. */
async function ownerOf(email: string): Promise<string | undefined> {
  const rows = await rowsAs<{ id: string }>(
    customers.db,
    sql`select customer_id as id from customer_credential where email = ${email} and verified_at is not null`,
  );
  expect(rows.length).toBeLessThan(2);
  return rows[0]?.id;
}

/** Asks for a link, reads it in the mail, and presses it: for the account that was opened last, or whose the address is. */
async function prove(run: IdentityRun, one: string, how: 'verifyEmail' | 'resetPassword'): Promise<void> {
  const [id, email] = [run.accounts.get(one), run.email(one)];
  if (!id || run.proving.has(one)) return;
  run.proving.add(one);
  const chosen = how === 'verifyEmail' ? id : ((await ownerOf(email)) ?? run.firsts.get(one) ?? id);
  await request(how === 'verifyEmail' ? 'requestEmailVerification' : 'requestPasswordReset', email, unique());
  const link = await linkTo(email);
  const guests = takeGuests(run, email);
  const { __typename } = await press(how, link, run.passwords.get(chosen) ?? FIRST);
  run.proving.delete(one);
  const owner = await ownerOf(email);
  if (__typename.endsWith('Payload')) {
    expect(owner).toBe(chosen);
    run.proved.set(chosen, email);
    bring(
      run,
      how === 'verifyEmail' ? 'proof of an address by its link' : 'password reset by its link',
      chosen,
      email,
      guests,
    );
    return;
  }
  // The newest message was of the other kind, or the address is another account's: a sign-in to that brings the guests.
  if (!owner) return giveBack(email, guests);
  expect(isIn(await enter(run, owner, email))).toBe(true);
  bring(run, 'sign-in to an account whose address is proved', owner, email, guests);
}

/** Every record that anybody has, and identifiers that no token but staff's may see. */
async function judge(run: IdentityRun): Promise<void> {
  await customers.join();
  await world.project();
  const seen: string[] = [];
  for (const name of NAMES)
    for (const set of [`EMAIL:${run.email(name)}`, `PHONE:${run.phone(name)}`, run.card(name)])
      seen.push(await run.see(set));
  const guests = [...run.guests.values()];
  const records = [...new Set([...run.opened.keys(), ...guests.map(({ id }) => id), ...seen, ...run.writes.keys()])];
  for (const [token, opened] of run.opened) {
    const actor = guests.some(({ id }) => id === token) ? world.guest(token) : world.account(token);
    const readable = new Set(await world.readable(actor, records));
    expect([...opened].filter((id) => !readable.has(id))).toEqual([]);
    expect([...readable].filter((id) => !opened.has(id) && !run.hasProved(token, id))).toEqual([]);
    expect(await world.spendable(token)).toEqual([...readable].sort());
    const shown = await world.shown(actor, records);
    expect(shown.ids.filter((id) => !readable.has(id))).toEqual([]);
    for (const name of NAMES) expect(shown.text).not.toContain(run.phone(name));
    for (const id of records) if (!readable.has(id)) expect(shown.text).not.toContain(id);
  }
  if (!run.isJoiningKnown) return;
  const survivors = await world.survivors(records);
  const nodes = [...survivors.keys()].filter((id) => !seen.includes(id));
  for (const one of nodes)
    for (const other of nodes)
      expect([one, other, survivors.get(one) === survivors.get(other)]).toEqual([
        one,
        other,
        run.group(one).has(other),
      ]);
}

it('tells every event of the state table', () => {
  expect(Object.keys(EVENTS)).toEqual([...stateTable.keys()]);
});

const event = fc.tuple(fc.constantFrom(...Object.keys(EVENTS)), fc.constantFrom(...NAMES), fc.constantFrom(...NAMES));
const steps = fc.array(fc.array(event, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 9 });

it('opens to no token what its bearer has not proved, in any order of events and with several at once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (groups) => {
      const run = new IdentityRun(world.see);
      for (const group of groups) {
        await Promise.all(group.map(([name, one, other]) => EVENTS[name]?.(run, one, other)));
        await judge(run);
      }
    }),
    { numRuns: 25 },
  );
});

it('leaves a stranger who opened an account with somebody’s address with nothing of theirs', async () => {
  const run = new IdentityRun(world.see);
  const victim = await run.see(`PHONE:${run.phone('0')}`);
  await EVENTS['sign-up with an address']?.(run, '0', '0');
  await EVENTS['POS sale that names identifiers']?.(run, '0', '0');
  await judge(run);
  const stranger = run.accounts.get('0') ?? '';
  const survivors = await world.survivors([victim, stranger]);
  expect(survivors.get(stranger)).toBe(survivors.get(victim));
  expect(
    await customers.ask(visitor, 'query ($id: ID!) { customer(ref: { id: $id }) { id } }', { id: victim }),
  ).toBeNull();
});
