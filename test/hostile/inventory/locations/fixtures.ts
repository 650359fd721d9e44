import type { Fixtures } from '../../fixture.ts';

export const locationFixtures: Fixtures = {
  place: async ({ must, named }) => {
    const input = { code: (await named('text'))['upper'], name: 'Nice', kind: 'STORE', timeZone: 'Europe/Paris' };
    return { id: String((await must('admin', 'createLocation', input))['Location_id']) };
  },
};
