import { parseMoney } from '#kernel/values/money.ts';
import type { GiftCardId } from '../../../shared/ids.ts';
import { builder, MUTATION_ERRORS } from '../../builder.ts';
import { addGiftCardKey } from '../add-gift-card-key.ts';
import { issueGiftCard } from '../issue-gift-card.ts';
import { revokeGiftCardKey } from '../revoke-gift-card-key.ts';
import { voidGiftCard } from '../void-gift-card.ts';
import { AddGiftCardKeyInput, IssueGiftCardInput, RevokeGiftCardKeyInput, VoidGiftCardInput } from './inputs.ts';
import { giftCardLoader } from './loaders.ts';
import { GiftCardType } from './types.ts';

const GiftCardCodePayloadType = builder
  .objectRef<{ giftCardId: GiftCardId; code: string | null }>('GiftCardCodePayload')
  .implement({
    description: 'A gift card and the plain code of its new key, shown this once.',
    fields: (t) => ({
      code: t.exposeString('code', {
        nullable: true,
        description: 'Shown once, since only its hash is kept: null when the request is repeated.',
      }),
      giftCard: t.field({
        type: GiftCardType,
        nullable: true,
        resolve: ({ giftCardId }, _args, context) => giftCardLoader(context).load(giftCardId),
      }),
    }),
  });
const GiftCardPayloadType = builder.objectRef<{ giftCardId: GiftCardId }>('GiftCardPayload').implement({
  description: 'The card as the change has left it.',
  fields: (t) => ({
    giftCard: t.field({
      type: GiftCardType,
      nullable: true,
      resolve: ({ giftCardId }, _args, context) => giftCardLoader(context).load(giftCardId),
    }),
  }),
});
const RevokeGiftCardKeyPayloadType = builder.objectRef<{ revokedKeyId: string }>('RevokeGiftCardKeyPayload').implement({
  description: 'The key that opens nothing any more.',
  fields: (t) => ({ revokedKeyId: t.exposeID('revokedKeyId') }),
});

const errors = { types: MUTATION_ERRORS };

builder.mutationFields((t) => ({
  issueGiftCard: t.field({
    type: GiftCardCodePayloadType,
    description: 'Issues an active gift card. Needs loyalty:write.',
    errors,
    args: { input: t.arg({ type: IssueGiftCardInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      issueGiftCard(deps, request, {
        ...input,
        customerId: input.customerId ?? null,
        amount: parseMoney(input.amount.amount, input.amount.currencyCode),
      }),
  }),
  addGiftCardKey: t.field({
    type: GiftCardCodePayloadType,
    description: 'Gives a card one more key to the same balance. Needs loyalty:write.',
    errors,
    args: { input: t.arg({ type: AddGiftCardKeyInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addGiftCardKey(deps, request, input),
  }),
  revokeGiftCardKey: t.field({
    type: RevokeGiftCardKeyPayloadType,
    description: 'Revokes a lost key; the balance stays. Needs loyalty:write.',
    errors,
    args: { input: t.arg({ type: RevokeGiftCardKeyInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => {
      await revokeGiftCardKey(deps, request, input.keyId);
      return { revokedKeyId: input.keyId };
    },
  }),
  voidGiftCard: t.field({
    type: GiftCardPayloadType,
    description: 'Voids a card for good and writes off what is left. Needs loyalty:write.',
    errors,
    args: { input: t.arg({ type: VoidGiftCardInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({
      giftCardId: await voidGiftCard(deps, request, input.giftCardId),
    }),
  }),
}));
