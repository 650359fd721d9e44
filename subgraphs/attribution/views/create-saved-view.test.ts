import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { systemClock } from '#kernel/values/time.ts';
import { staffActor, visitor } from '../../../test/support/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { type CreateSavedViewInput, createSavedView } from './create-saved-view.ts';
import { deleteSavedView } from './delete-saved-view.ts';
import { listSavedViews } from './list-saved-views.ts';
import { setDefaultView } from './set-default-view.ts';
import { updateSavedView } from './update-saved-view.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('attribution');
});
afterAll(() => database.drop());

const as = (actor: Actor) => createRequestContext({ actor });
const deps = () => ({ db, clock: systemClock });
/** A page of the test's own, so that no other's views are on it. */
const newPage = () => `/page-${randomUUID()}`;

const save = (actor: Actor, path: string, more: Partial<CreateSavedViewInput> = {}) =>
  createSavedView(deps(), as(actor), {
    name: 'Mine',
    path,
    search: '?p=90d',
    isShared: false,
    isDefault: false,
    idempotencyKey: randomUUID(),
    ...more,
  });
const namesOf = async (actor: Actor, path: string) =>
  (await listSavedViews(deps(), as(actor), path)).map(({ name }) => name);

it('keeps a view for its owner, and shows others what is shared (saved views)', async () => {
  const path = newPage();
  const [owner, other] = [staffActor(['EXECUTIVE']), staffActor(['MERCHANDISER'])];
  await save(owner, path, { name: 'b own' });
  await save(owner, path, { name: 'a shared', isShared: true });
  await save(other, path, { name: 'theirs' });
  expect(await namesOf(owner, path)).toEqual(['a shared', 'b own']);
  expect(await namesOf(other, path)).toEqual(['theirs', 'a shared']);
});

it('keeps one view for one key, however many send it at once (saved views)', async () => {
  const path = newPage();
  const owner = staffActor(['EXECUTIVE']);
  const idempotencyKey = randomUUID();
  const made = await Promise.all(Array.from({ length: 8 }, () => save(owner, path, { idempotencyKey })));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  await expect(save(owner, path, { idempotencyKey, search: '?p=7d' })).rejects.toThrow('already used');
});

it('takes a name of a page once, and fifty views of a person, when many save at once (saved views)', async () => {
  const path = newPage();
  const owner = staffActor(['EXECUTIVE']);
  const twice = await Promise.allSettled([save(owner, path), save(owner, path)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (let made = 1; made < 48; made++) await save(owner, path, { name: `n${made}` });
  const last = Array.from({ length: 5 }, (_, index) => save(owner, path, { name: `last ${index}` }));
  const kept = (await Promise.allSettled(last)).filter(({ status }) => status === 'fulfilled');
  expect(kept).toHaveLength(2);
  expect(await save(staffActor(['EXECUTIVE']), path)).toMatchObject({ name: 'Mine' });
});

it('shows a shared view to staff of a store only when it names no other store (saved views)', async () => {
  const path = newPage();
  const [paris, lyon] = [newId('loc'), newId('loc')];
  const owner = staffActor(['EXECUTIVE']);
  await save(owner, path, { name: 'everywhere', isShared: true });
  await save(owner, path, { name: 'paris', isShared: true, search: `?p=7d&st=${paris}` });
  const both = await save(owner, path, { name: 'both', isShared: true, search: `?st=${paris},${lyon}` });
  const manager = staffActor(['STORE_MANAGER'], [paris]);
  expect(await namesOf(manager, path)).toEqual(['everywhere', 'paris']);
  const narrowed = { savedViewId: both.id, search: `?st=${paris}` };
  await updateSavedView(deps(), as(owner), narrowed);
  expect(await namesOf(manager, path)).toEqual(['both', 'everywhere', 'paris']);
  const all = await updateSavedView(deps(), as(owner), { savedViewId: both.id, search: `?st=${lyon}` });
  expect(all.version).toBe(3);
  await expect(setDefaultView(deps(), as(manager), { path, savedViewId: both.id })).rejects.toThrow('not found');
});

it('lets nobody change a view but its owner, and who administers the staff one that is shared (saved views)', async () => {
  const path = newPage();
  const [owner, other, admin] = [staffActor(['EXECUTIVE']), staffActor(['EXECUTIVE']), staffActor(['ADMIN'])];
  const own = await save(owner, path);
  const shared = await save(owner, path, { name: 'shared', isShared: true });
  const rename = (actor: Actor, savedViewId: string) =>
    updateSavedView(deps(), as(actor), { savedViewId, name: `renamed ${randomUUID()}` });
  await expect(rename(other, own.id)).rejects.toThrow('not found');
  await expect(rename(admin, own.id)).rejects.toThrow('not found');
  await expect(rename(other, shared.id)).rejects.toThrow('not yours');
  await expect(
    deleteSavedView(deps(), as(other), { savedViewId: shared.id, idempotencyKey: randomUUID() }),
  ).rejects.toThrow('not yours');
  await expect(rename(admin, shared.id)).resolves.toMatchObject({ version: 2 });
  await deleteSavedView(deps(), as(owner), { savedViewId: own.id, idempotencyKey: randomUUID() });
  await expect(rename(owner, own.id)).rejects.toThrow('not found');
  for (const actor of [visitor, staffActor(['ASSOCIATE'])]) {
    await expect(save(actor, path)).rejects.toThrow();
    await expect(listSavedViews(deps(), as(actor), path)).rejects.toThrow();
  }
});

it('opens a page with one view a person, until it is another one or gone (saved views)', async () => {
  const path = newPage();
  const [owner, other] = [staffActor(['EXECUTIVE']), staffActor(['EXECUTIVE'])];
  const defaultOf = async (actor: Actor) =>
    (await listSavedViews(deps(), as(actor), path)).filter(({ isDefault }) => isDefault).map(({ name }) => name);
  const first = await save(owner, path, { name: 'first', isShared: true, isDefault: true });
  const second = await save(owner, path, { name: 'second' });
  expect(await defaultOf(owner)).toEqual(['first']);
  expect(await defaultOf(other)).toEqual([]);
  await setDefaultView(deps(), as(other), { path, savedViewId: first.id });
  await setDefaultView(deps(), as(owner), { path, savedViewId: second.id });
  expect([await defaultOf(owner), await defaultOf(other)]).toEqual([['second'], ['first']]);
  await deleteSavedView(deps(), as(owner), { savedViewId: first.id, idempotencyKey: randomUUID() });
  await setDefaultView(deps(), as(owner), { path });
  expect([await defaultOf(owner), await defaultOf(other)]).toEqual([[], []]);
  await expect(setDefaultView(deps(), as(owner), { path: '/overview', savedViewId: second.id })).rejects.toThrow(path);
});
