import type { ReactNode } from 'react';
import type { CreateProductInput, ProductResult, UpdateProductInput } from '../../../api/generated/catalog/products.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FieldGrid, WholeRow } from '../../../ui/fields/FieldGrid.tsx';
import { TagsLine, TextArea, TextLine } from '../../../ui/fields/text-fields.tsx';
import { productMessages } from './messages.ts';

/** A field that a product has, and that both mutations take. */
type ProductField = keyof CreateProductInput & keyof UpdateProductInput & keyof NonNullable<ProductResult['product']>;

/** The optional texts, in the order of the form; what is sent is made of the same list (product-input.ts). */
export const PRODUCT_TEXTS = ['vendor', 'category', 'productType'] as const satisfies readonly ProductField[];

interface ProductFieldsProps {
  readonly readOnly?: boolean;
  /** Fields of one page alone. */
  readonly children?: ReactNode;
}

/** The fields of a product, for the pages that create and edit one. */
export function ProductFields({ readOnly = false, children }: ProductFieldsProps) {
  const t = useMessages(productMessages);
  return (
    <FieldGrid>
      <WholeRow>
        <TextLine source="title" label={t('fields.title')} required readOnly={readOnly} />
      </WholeRow>
      <WholeRow>
        <TextArea source="description" label={t('fields.description')} readOnly={readOnly} />
      </WholeRow>
      {PRODUCT_TEXTS.map((name) => (
        <TextLine key={name} source={name} label={t(`fields.${name}`)} readOnly={readOnly} />
      ))}
      <TagsLine source="tags" label={t('fields.tags')} readOnly={readOnly} />
      {children}
    </FieldGrid>
  );
}
