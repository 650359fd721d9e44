import { messageLanguage } from '#kernel/request/context.ts';
import { said } from '#kernel/values/words.ts';
import { addStockErrors } from '../../../shared/stock-error-types.ts';
import { builder, errorType } from '../../builder.ts';
import { ProductVariantType } from '../../references.ts';
import type { CART_ISSUE_KINDS, CartIssue } from '../model/cart-issues.ts';
import type { PricedCart } from '../model/priced-cart.ts';

export const CartType = builder.objectRef<PricedCart>('Cart');

const CartIssueKindType = builder.enumType('CartIssueKind', {
  description: 'What is wrong with a cart or a line of it. More values may be added: keep a default branch.',
  values: {
    ADDRESS_NEEDED: { description: 'It is not said yet where the goods go.' },
    CODE_NOT_APPLICABLE: { description: 'A gift card that was applied cannot pay now.' },
    NOT_ENOUGH_STOCK: { description: 'Fewer units are available than the line holds.' },
    NOT_LISTED: { description: 'It is not for sale on the channel of the cart.' },
    NO_SHIPPING_RATE: {
      description: 'No fee for delivery is set in the currency of the cart: it is not charged. It can be ordered so.',
    },
    PRICE_CHANGED: { description: 'A unit costs more or less than when the line was put in or changed last.' },
  } satisfies Record<(typeof CART_ISSUE_KINDS)[number], object>,
});

export const CartIssueType = builder.objectRef<CartIssue>('CartIssue').implement({
  access: ['owner', 'orders:write'],
  description: 'Something that is wrong with a cart or a line of it at this moment.',
  fields: (t) => ({
    kind: t.expose('kind', { type: CartIssueKindType, description: 'What is wrong, to decide by.' }),
    message: t.string({
      description: 'The same in words for people and the language of the request.',
      resolve: ({ message }, _args, { request }) => said(message, messageLanguage(request)),
    }),
    availableQuantity: t.exposeInt('availableQuantity', {
      nullable: true,
      description: 'Units that are available, 0 when none; null unless the kind is NOT_ENOUGH_STOCK.',
    }),
  }),
});

addStockErrors({ builder, errorType }, ProductVariantType);
