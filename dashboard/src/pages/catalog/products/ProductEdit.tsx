import { Box } from '@mui/material';
import { useCanAccess } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { PriceGrid } from './PriceGrid.tsx';
import { ProductActions } from './ProductActions.tsx';
import { ProductForm } from './ProductForm.tsx';
import { PRODUCT_TONE } from './product-tone.ts';
import type { ProductRecord } from './resource.ts';

/** One page to read and, for those who may, to change a product. */
export function ProductEdit() {
  return <RecordPage<ProductRecord> resource="products">{(product) => <ProductView product={product} />}</RecordPage>;
}

function ProductView({ product }: { product: ProductRecord }) {
  const t = useMessages();
  const formats = useFormats();
  const { canAccess = false } = useCanAccess({ resource: 'products', action: 'edit' });
  return (
    <>
      <PageHeader
        title={product.title}
        lead={
          <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, flexWrap: 'wrap' }}>
            <StatusText tone={PRODUCT_TONE[product.status]}>{t(`products.status.${product.status}`)}</StatusText>
            <span>{t('products.variantCount', { smart_count: product.variants.length })}</span>
            <span>
              {t('products.fields.updatedAt')} {formats.instant(product.updatedAt)}
            </span>
          </Box>
        }
        actions={canAccess ? <ProductActions product={product} /> : null}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'minmax(0, 2fr) minmax(0, 3fr)' },
          alignItems: 'start',
        }}
      >
        <ProductForm product={product} readOnly={!canAccess} />
        <PriceGrid product={product} readOnly={!canAccess} />
      </Box>
    </>
  );
}
