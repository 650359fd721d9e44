import { randomUUID } from 'node:crypto';
import { type Fixtures, idIn } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

const ADD_KEY = `mutation ($input: AddGiftCardKeyInput!) { addGiftCardKey(input: $input) {
  ... on AddGiftCardKeyPayload { code giftCardKey { id } } } }`;

export const giftCardFixtures: Fixtures = {
  card: async ({ ask, must, named }) => {
    const customerId = (await named('alice'))['id'];
    const input = { idempotencyKey: randomUUID(), amount: EUR_100, kind: 'PLASTIC', customerId };
    const id = idIn(await must('admin', 'issueGiftCard', input), 'IssueGiftCardPayload_giftCard');
    const again = await ask<{ code: string; giftCardKey: { id: string } }>('admin', ADD_KEY, {
      input: { giftCardId: id, kind: 'EMAIL', idempotencyKey: randomUUID() },
    });
    return { id, code: again.code, key: again.giftCardKey.id };
  },
};
