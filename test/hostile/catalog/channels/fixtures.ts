import { randomUUID } from 'node:crypto';
import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';

export const channelFixtures: Fixtures = {
  /** A channel that sells to Bob and to nobody else. */
  privateChannel: async ({ must, named }) => {
    const { id = '' } = await named('bob');
    const code = unique('x')
      .replaceAll(/[^a-z0-9]/g, '')
      .toUpperCase();
    const input = { idempotencyKey: randomUUID(), code, name: 'Trade', kind: 'WHOLESALE', currencyCodes: ['EUR'] };
    const made = await must('admin', 'createChannel', { ...input, audience: 'CUSTOMERS', customerIds: [id] });
    return { id: idIn(made, 'CreateChannelPayload_channel') };
  },
};
