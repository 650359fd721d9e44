import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

const ADD_KEY = `mutation ($input: AddGiftCardKeyInput!) { addGiftCardKey(input: $input) {
  ... on GiftCardCodePayload { code giftCard { keys { id } } } } }`;

export const giftCardFixtures: Fixtures = {
  card: async ({ ask, must, named }) => {
    const customerId = (await named('alice'))['id'];
    const input = { idempotencyKey: unique('key'), amount: EUR_100, channel: 'WEB', kind: 'PLASTIC', customerId };
    const id = idIn(await must('admin', 'issueGiftCard', input), 'GiftCardCodePayload_giftCard');
    const again = await ask<{ code: string; giftCard: { keys: Array<{ id: string }> } }>('admin', ADD_KEY, {
      input: { giftCardId: id, kind: 'EMAIL' },
    });
    return { id, code: again.code, key: again.giftCard.keys[0]?.id ?? '' };
  },
};
