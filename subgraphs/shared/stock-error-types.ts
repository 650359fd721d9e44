import type { SubgraphBuilder } from '#kernel/graphql/builder.ts';
import { InsufficientStockError, type LimitedQuantity, QuantityLimitedError, type Shortfall } from './stock-errors.ts';

/** Adds the errors of units that are not available, equal in every domain whose mutations ask for units. */
export function addStockErrors<Deps>(
  kit: Pick<SubgraphBuilder<Deps>, 'builder' | 'errorType'>,
  /** The domain's reference of `ProductVariant`. */
  variant: object,
): void {
  const { builder, errorType } = kit as unknown as SubgraphBuilder<object>;
  const variantField = {
    type: variant,
    nullable: true,
    description: 'The variant; null when it is not known any more.',
    resolve: ({ variantId }: { readonly variantId: string }) => ({ id: variantId }),
  } as never;
  const StockShortfallType = builder.objectRef<Shortfall>('StockShortfall').implement({
    description: 'A variant of which fewer units are available than were asked for.',
    access: 'public',
    shareable: true,
    fields: (t) => ({
      variant: t.field(variantField),
      requestedQuantity: t.int({
        description: 'Units that were asked for, in selling units.',
        resolve: ({ requested }) => requested,
      }),
      availableQuantity: t.int({
        description: 'Units that are available, in selling units.',
        resolve: ({ available }) => Math.max(0, available),
      }),
    }),
  });
  errorType(
    InsufficientStockError,
    'InsufficientStockError',
    'Some units are not available; nothing was taken.',
    (t) => ({
      shortfalls: t.field({
        type: [StockShortfallType],
        description: 'Each variant of which units are missing; at most 250.',
        resolve: (error) => [...error.lines],
      }),
    }),
  );
  const QuantityLimitType = builder.objectRef<LimitedQuantity>('QuantityLimit').implement({
    description: 'A variant of which one session or customer may hold only so many units.',
    access: 'public',
    shareable: true,
    fields: (t) => ({
      variant: t.field(variantField),
      requestedQuantity: t.int({
        description: 'Units that were asked for, in selling units.',
        resolve: ({ requested }) => requested,
      }),
      allowedQuantity: t.int({
        description:
          'Units that may be held here beside what the same session or customer holds elsewhere, in selling units.',
        resolve: ({ allowed }) => allowed,
      }),
    }),
  });
  errorType(
    QuantityLimitedError,
    'QuantityLimitedError',
    'One session or customer may hold only so many units of a variant; nothing was taken.',
    (t) => ({
      limits: t.field({
        type: [QuantityLimitType],
        description: 'Each variant of which fewer units may be held than were asked for; at most 250.',
        resolve: ({ limits }) => [...limits],
      }),
    }),
  );
}
