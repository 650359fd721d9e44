import { randomUUID } from 'node:crypto';
import { type Fixtures, idIn } from '../../fixture.ts';

export const locationFixtures: Fixtures = {
  place: async ({ must, named }) => {
    const idempotencyKey = randomUUID();
    const input = {
      idempotencyKey,
      code: (await named('text'))['upper'],
      name: 'Nice',
      kind: 'STORE',
      timeZone: 'Europe/Paris',
    };
    return { id: idIn(await must('admin', 'createLocation', input), 'CreateLocationPayload_location') };
  },
};
