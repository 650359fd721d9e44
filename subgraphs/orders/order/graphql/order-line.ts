import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { ProductVariantType, refer } from '../../references.ts';
import type { OrderLine } from '../model/order-line.ts';

/** A line with the currency of its order. */
export interface LineOf {
  readonly line: OrderLine;
  readonly currency: string;
}

const lineMoney = (pick: (line: OrderLine) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: ({ line, currency }: LineOf) => money(pick(line), currency),
});

export const OrderLineType = builder.objectRef<LineOf>('OrderLine').implement({
  description: 'Units of one variant as they were sold; gross less discount is net, all before tax.',
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => line.id }),
    variant: t.field({ type: ProductVariantType, nullable: true, resolve: ({ line }) => refer(line.variantId) }),
    productTitle: t.string({ resolve: ({ line }) => line.productTitle }),
    sku: t.string({ nullable: true, resolve: ({ line }) => line.sku }),
    quantity: t.int({ resolve: ({ line }) => line.quantity }),
    returnedQuantity: t.int({ resolve: ({ line }) => line.returnedQuantity }),
    unitPrice: t.field(lineMoney((line) => line.unitPriceMinor, 'The price of one unit as it was shown.')),
    gross: t.field(lineMoney((line) => line.grossMinor, 'Price times quantity before discount and tax.')),
    discount: t.field(lineMoney((line) => line.discountMinor, 'Discount before tax.')),
    net: t.field(lineMoney((line) => line.netMinor, 'Gross less discount, before tax.')),
    tax: t.field(lineMoney((line) => line.taxMinor, 'Tax on net.')),
    total: t.field(lineMoney((line) => line.netMinor + line.taxMinor, 'Net and tax.')),
  }),
});
