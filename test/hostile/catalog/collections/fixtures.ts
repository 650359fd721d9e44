import { randomUUID } from 'node:crypto';
import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';

export const collectionFixtures: Fixtures = {
  collection: async ({ must }) => {
    const name = unique('c').replace('_', '-');
    const input = { title: name, handle: name, idempotencyKey: randomUUID() };
    return { id: idIn(await must('admin', 'createCollection', input), 'CreateCollectionPayload_collection') };
  },
};
