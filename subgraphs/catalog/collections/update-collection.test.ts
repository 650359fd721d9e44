import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('the texts of a collection', () => {
  it('are changed by the first of two who read the same version', async () => {
    const { id: collectionId, version } = await catalog.mutate('createCollection', { title: 'Noël' });
    const rename = (title: string) =>
      catalog.mutate('updateCollection', { collectionId, title, expectedVersion: version });
    const answers = await Promise.all([rename('Fêtes'), rename('Hiver')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ConflictError', 'UpdateCollectionPayload']);
    expect(answers.find(({ __typename }) => __typename === 'ConflictError')).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
      currentVersion: version + 1,
    });
  });

  it('stay when they are left out, and a key makes the same request one change', async () => {
    const { id: collectionId } = await catalog.mutate('createCollection', { title: 'Bain', handle: 'bain' });
    const input = { collectionId, title: 'Bain et plage', idempotencyKey: randomUUID() };
    const changed = await catalog.mutate('updateCollection', input);
    expect(changed).toMatchObject({ handle: 'bain', title: 'Bain et plage', version: 2 });
    expect(await catalog.mutate('updateCollection', input)).toEqual(changed);
  });

  it('are those of no other collection', async () => {
    await catalog.mutate('createCollection', { title: 'Taken', handle: 'taken' });
    const { id: collectionId } = await catalog.mutate('createCollection', { title: 'Other' });
    expect(await catalog.mutate('updateCollection', { collectionId, handle: 'taken' })).toMatchObject({
      errorCode: 'ALREADY_EXISTS',
    });
    expect(await catalog.mutate('updateCollection', { collectionId, title: null })).toMatchObject({
      errorCode: 'VALIDATION',
    });
  });
});
