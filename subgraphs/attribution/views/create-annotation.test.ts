import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { systemClock } from '#kernel/values/time.ts';
import { staffActor, visitor } from '../../../test/support/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { type CreateAnnotationInput, createAnnotation } from './create-annotation.ts';
import { deleteAnnotation } from './delete-annotation.ts';
import { listAnnotations } from './list-annotations.ts';
import { updateAnnotation } from './update-annotation.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('attribution');
});
afterAll(() => database.drop());

const EXECUTIVE = staffActor(['EXECUTIVE']);
const as = (actor: Actor) => createRequestContext({ actor });
const deps = () => ({ db, clock: systemClock });
const write = (more: Partial<CreateAnnotationInput>, actor: Actor = EXECUTIVE) =>
  createAnnotation(deps(), as(actor), {
    day: '2026-01-07',
    kind: 'PROMOTION',
    textFr: 'Soldes d’hiver',
    idempotencyKey: randomUUID(),
    ...more,
  });
const list = (from: string, before: string) => listAnnotations(deps(), as(EXECUTIVE), { from, before });

it('lists what happened on the days of a period, the last first, and no other day (annotations)', async () => {
  await write({ day: '2025-02-28', textFr: 'avant' });
  await write({ day: '2025-03-01', textFr: 'premier' });
  await write({ day: '2025-03-31', textFr: 'dernier', kind: 'OUTAGE' });
  await write({ day: '2025-04-01', textFr: 'après' });
  expect((await list('2025-03-01', '2025-04-01')).map(({ textFr }) => textFr)).toEqual(['dernier', 'premier']);
});

it('keeps one annotation for one key, and ten a day, however many write at once (annotations)', async () => {
  const idempotencyKey = randomUUID();
  const made = await Promise.all(Array.from({ length: 6 }, () => write({ day: '2025-05-01', idempotencyKey })));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const more = await Promise.allSettled(Array.from({ length: 12 }, () => write({ day: '2025-05-01' })));
  expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
});

it('says it in one language at least, and in other words by those who saw its last version (annotations)', async () => {
  await expect(write({ textFr: '  ' })).rejects.toThrow('in French, in English or in both');
  const { id: annotationId } = await write({ day: '2025-06-01' });
  const both = await updateAnnotation(deps(), as(EXECUTIVE), {
    annotationId,
    textEn: 'Winter sales',
    expectedVersion: 1,
  });
  expect(both).toMatchObject({ textFr: 'Soldes d’hiver', textEn: 'Winter sales', version: 2 });
  const late = { annotationId, kind: 'OTHER', expectedVersion: 1 } as const;
  await expect(updateAnnotation(deps(), as(EXECUTIVE), late)).rejects.toThrow('has version 2');
  const english = await updateAnnotation(deps(), as(EXECUTIVE), { annotationId, textFr: '' });
  expect(english.textFr).toBeNull();
  await expect(updateAnnotation(deps(), as(EXECUTIVE), { annotationId, textEn: '' })).rejects.toThrow('is missing');
  await deleteAnnotation(deps(), as(EXECUTIVE), { annotationId, idempotencyKey: randomUUID() });
  await expect(deleteAnnotation(deps(), as(EXECUTIVE), { annotationId, idempotencyKey: randomUUID() })).rejects.toThrow(
    'not found',
  );
});

it('is written by those who set goals, and read by those who read figures (annotations)', async () => {
  const manager = staffActor(['STORE_MANAGER']);
  for (const actor of [visitor, manager, staffActor(['ASSOCIATE'])]) await expect(write({}, actor)).rejects.toThrow();
  const period = { from: '2026-01-01', before: '2026-02-01' };
  expect(await listAnnotations(deps(), as(manager), period)).toEqual([]);
  await expect(listAnnotations(deps(), as(visitor), period)).rejects.toThrow();
});
