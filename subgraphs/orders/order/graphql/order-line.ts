import { ProductVariantType, refer } from '../../references.ts';
import { OrderLineType } from './types.ts';

OrderLineType.implement({
  description: 'Units of one variant as they were sold.',
  fields: (t) => ({
    id: t.id({ description: 'Names the line among all orders.', resolve: ({ part }) => part.id }),
    variant: t.field({
      type: ProductVariantType,
      nullable: true,
      description: 'What was bought; null where history from elsewhere names none, or the catalog knows it no more.',
      resolve: ({ part }) => refer(part.variantId),
    }),
    productTitle: t.string({
      description: 'What it was called when it was sold.',
      resolve: ({ part }) => part.productTitle,
    }),
    sku: t.string({
      nullable: true,
      description: 'Its SKU when it was sold; null where it had none.',
      resolve: ({ part }) => part.sku,
    }),
    quantity: t.int({ description: 'Selling units that were sold.', resolve: ({ part }) => part.quantity }),
    returnedQuantity: t.int({
      description: 'How many of them came back, canceled ones included.',
      resolve: ({ part }) => part.returnedQuantity,
    }),
  }),
});
