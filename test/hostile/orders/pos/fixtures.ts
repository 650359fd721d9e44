import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

const READ_LINES = 'query ($id: ID!) { order(ref: { id: $id }) { lines { nodes { id } } posReceipts { id } } }';

export const posFixtures: Fixtures = {
  sale: async ({ ask, must, named }) => {
    const sold = await must('parisAssociate', 'recordPosSale', {
      terminalCode: unique('pos'),
      sequence: 1,
      location: { id: (await named('paris'))['id'] },
      occurredAt: new Date().toISOString(),
      lines: [{ variant: { id: (await named('coat'))['id'] }, quantity: 1, unitPrice: EUR_100 }],
      payments: [{ kind: 'CASH', amount: EUR_100 }],
    });
    const id = idIn(sold, 'RecordPosSalePayload_order');
    const { lines, posReceipts } = await ask<{
      lines: { nodes: Array<{ id: string }> };
      posReceipts: Array<{ id: string }>;
    }>('admin', READ_LINES, { id });
    return { id, line: lines.nodes[0]?.id ?? '', receipt: posReceipts[0]?.id ?? '' };
  },
};
