import { builder } from '../../builder.ts';
import { VariantType, WRITE_ERRORS } from '../../products/graphql/types.ts';
import { setChannelPrice } from '../set-channel-price.ts';
import { SetChannelPriceInput } from './inputs.ts';

builder.mutationFields((t) => ({
  setChannelPrice: t.field({
    type: VariantType,
    access: 'catalog:write',
    description: 'Sets a price in a channel, if it still is the expected one.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: SetChannelPriceInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => setChannelPrice(deps, request, input),
  }),
}));
