import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { setChannelPrice } from '../set-channel-price.ts';
import { SetChannelPriceInput } from './inputs.ts';

mutation('setChannelPrice', {
  description: 'Sets a price in a channel, if it still is the expected one.',
  access: 'catalog:write',
  input: SetChannelPriceInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ variant: await setChannelPrice(deps, request, input) }),
  payload: (t) => ({
    variant: t.field({
      type: VariantType,
      description: 'The variant as it is now.',
      resolve: ({ variant }) => variant,
    }),
  }),
});
