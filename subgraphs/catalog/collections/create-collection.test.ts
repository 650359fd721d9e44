import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('a collection', () => {
  it('has a handle of its own though nobody typed one, also when two are made at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => catalog.mutate('createCollection', { title: 'Soldes' })));
    expect(made.map(({ handle }) => handle).sort()).toEqual(['soldes', 'soldes-1', 'soldes-2']);
    expect(await catalog.mutate('createCollection', { title: 'X', handle: 'soldes' })).toMatchObject({
      errorCode: 'ALREADY_EXISTS',
    });
  });

  it('is made once by a key', async () => {
    const input = { title: 'Once', idempotencyKey: randomUUID() };
    const [first, second] = [
      await catalog.mutate('createCollection', input),
      await catalog.mutate('createCollection', input),
    ];
    expect(second).toEqual(first);
    expect(await catalog.mutate('createCollection', { ...input, title: 'Other' })).toMatchObject({
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});
