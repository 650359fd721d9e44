import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

const READ_LINES = 'query ($id: ID) { order(id: $id) { lines { id } } }';

export const posFixtures: Fixtures = {
  sale: async ({ ask, must, named }) => {
    const sold = await must('parisAssociate', 'recordPosSale', {
      terminalId: unique('till'),
      sequence: 1,
      locationId: (await named('paris'))['id'],
      occurredAt: new Date().toISOString(),
      lines: [{ variantId: (await named('coat'))['id'], quantity: 1, unitPrice: EUR_100 }],
      payments: [{ kind: 'CASH', amount: EUR_100 }],
    });
    const id = idIn(sold, 'OrderPayload_order');
    const { lines } = await ask<{ lines: Array<{ id: string }> }>('admin', READ_LINES, { id });
    return { id, line: lines[0]?.id ?? '' };
  },
};
