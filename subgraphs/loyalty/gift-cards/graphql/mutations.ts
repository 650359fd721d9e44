import type { GraphContext } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError, UnavailableError } from '#kernel/values/errors.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { findChannel } from '../../../shared/contexts/find-channel.ts';
import { mutation } from '../../builder.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import { addGiftCardKey } from '../add-gift-card-key.ts';
import { issueGiftCard } from '../issue-gift-card.ts';
import type { NewGiftCardKey } from '../model/new-gift-card-key.ts';
import { revokeGiftCardKey } from '../revoke-gift-card-key.ts';
import { voidGiftCard } from '../void-gift-card.ts';
import { AddGiftCardKeyInput, IssueGiftCardInput, RevokeGiftCardKeyInput, VoidGiftCardInput } from './inputs.ts';
import { loadCardAfter, loadKeyAfter } from './loaders.ts';
import { GiftCardKeyType, GiftCardType } from './types.ts';

type Context = GraphContext<LoyaltyDeps>;

const access = 'loyalty:write';
const errors = [ConflictError, NotFoundError];
const CODE = 'The plain code, shown once since only its hash is kept: null when the request is repeated.';

async function withKey(context: Context, { giftCardId, giftCardKeyId, code }: NewGiftCardKey) {
  const [giftCard, giftCardKey] = await Promise.all([
    loadCardAfter(context, giftCardId),
    loadKeyAfter(context, giftCardKeyId),
  ]);
  return { giftCard, giftCardKey, code };
}

/** Code of the channel that sells a card. */
async function sellingChannel({ deps, request }: Context, channelId: string | null | undefined): Promise<string> {
  if (channelId) return (await findChannel(deps.contexts, channelId, request.actor, 'channelId')).code;
  if (request.applied) return request.applied.channelCode;
  throw new UnavailableError('The channels cannot be read at the moment; name the channel that sells the card');
}

mutation('issueGiftCard', {
  description: 'Issues an active gift card.',
  access,
  input: IssueGiftCardInput,
  errors,
  resolve: async ({ channelId, ...input }, context) => {
    const amount = parseMoney(input.amount.amount, input.amount.currencyCode);
    const customerId = input.customerId ?? null;
    const channel = await sellingChannel(context, channelId);
    const issued = await issueGiftCard(context.deps, context.request, { ...input, channel, customerId, amount });
    return withKey(context, issued);
  },
  payload: (t) => ({
    giftCard: t.field({ type: GiftCardType, description: 'The card as it is now.', resolve: (done) => done.giftCard }),
    giftCardKey: t.field({
      type: GiftCardKeyType,
      description: 'Its first key.',
      resolve: (done) => done.giftCardKey,
    }),
    code: t.exposeString('code', { nullable: true, description: CODE }),
  }),
});

mutation('addGiftCardKey', {
  description: 'Gives a card one more key to the same balance.',
  access,
  input: AddGiftCardKeyInput,
  errors,
  resolve: async (input, context) => withKey(context, await addGiftCardKey(context.deps, context.request, input)),
  payload: (t) => ({
    giftCard: t.field({ type: GiftCardType, description: 'The card as it is now.', resolve: (done) => done.giftCard }),
    giftCardKey: t.field({ type: GiftCardKeyType, description: 'The new key.', resolve: (done) => done.giftCardKey }),
    code: t.exposeString('code', { nullable: true, description: CODE }),
  }),
});

mutation('revokeGiftCardKey', {
  description: 'Revokes a lost key; the balance stays.',
  access,
  input: RevokeGiftCardKeyInput,
  errors,
  resolve: async (input, context) => {
    const giftCardKey = await revokeGiftCardKey(context.deps, context.request, input);
    return { giftCardKey, giftCard: await loadCardAfter(context, giftCardKey.giftCardId) };
  },
  payload: (t) => ({
    giftCardKey: t.field({
      type: GiftCardKeyType,
      description: 'The key, which opens nothing any more.',
      resolve: (done) => done.giftCardKey,
    }),
    giftCard: t.field({ type: GiftCardType, description: 'Its card as it is now.', resolve: (done) => done.giftCard }),
  }),
});

mutation('voidGiftCard', {
  description: 'Voids a card for good and writes off what is left.',
  access,
  input: VoidGiftCardInput,
  errors,
  resolve: async (input, context) => ({
    giftCard: await loadCardAfter(context, await voidGiftCard(context.deps, context.request, input)),
  }),
  payload: (t) => ({
    giftCard: t.field({ type: GiftCardType, description: 'The card as it is now.', resolve: (done) => done.giftCard }),
  }),
});
