import { unique } from '../../../support/unique.ts';
import type { Fixtures } from '../../fixture.ts';

export const collectionFixtures: Fixtures = {
  collection: async ({ must }) => {
    const name = unique('c').replace('_', '-');
    return { id: String((await must('admin', 'createCollection', { title: name, handle: name }))['Collection_id']) };
  },
};
