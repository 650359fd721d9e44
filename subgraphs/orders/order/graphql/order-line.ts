import { money } from '#kernel/values/money.ts';
import { MoneyType } from '../../builder.ts';
import { ProductVariantType, refer } from '../../references.ts';
import type { OrderLine } from '../model/order-line.ts';
import type { PartOf } from '../model/part.ts';
import { OrderLineType } from './types.ts';

const lineMoney = (pick: (line: OrderLine) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: ({ order, part }: PartOf<OrderLine>) => money(pick(part), order.currency),
});

OrderLineType.implement({
  description: 'Units of one variant as they were sold; gross less discount is net, all before tax.',
  fields: (t) => ({
    id: t.id({ resolve: ({ part }) => part.id }),
    variant: t.field({ type: ProductVariantType, nullable: true, resolve: ({ part }) => refer(part.variantId) }),
    productTitle: t.string({ resolve: ({ part }) => part.productTitle }),
    sku: t.string({ nullable: true, resolve: ({ part }) => part.sku }),
    quantity: t.int({ resolve: ({ part }) => part.quantity }),
    returnedQuantity: t.int({ resolve: ({ part }) => part.returnedQuantity }),
    unitPrice: t.field(lineMoney((line) => line.unitPriceMinor, 'The price of one unit as it was shown.')),
    gross: t.field(lineMoney((line) => line.grossMinor, 'Price times quantity before discount and tax.')),
    discount: t.field(lineMoney((line) => line.discountMinor, 'Discount before tax.')),
    net: t.field(lineMoney((line) => line.netMinor, 'Gross less discount, before tax.')),
    tax: t.field(lineMoney((line) => line.taxMinor, 'Tax on net.')),
    total: t.field(lineMoney((line) => line.netMinor + line.taxMinor, 'Net and tax.')),
  }),
});
