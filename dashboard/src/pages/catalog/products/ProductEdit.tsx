import { Box } from '@mui/material';
import { EditBase, Form, useCanAccess, useRefresh } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { WHOLE_RECORD } from '../../../ui/whole-record.ts';
import { productMessages } from './messages.ts';
import { PriceGrid } from './PriceGrid.tsx';
import { ProductActions } from './ProductActions.tsx';
import { ProductFields } from './ProductFields.tsx';
import { PRODUCT_TONE } from './product-tone.ts';
import type { ProductRecord } from './resource.ts';

/** One page to read and, with the permission, to change a product. */
export function ProductEdit() {
  const t = useMessages(productMessages);
  return (
    <RecordPage<ProductRecord> resource="products" title={t('title')}>
      {(product) => <ProductView product={product} />}
    </RecordPage>
  );
}

function ProductView({ product }: { product: ProductRecord }) {
  const t = useMessages(productMessages);
  const formats = useFormats();
  const { canAccess = false } = useCanAccess({ resource: 'products', action: 'edit' });
  return (
    <>
      <PageHeader
        title={product.title}
        lead={
          <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, flexWrap: 'wrap' }}>
            <StatusText tone={PRODUCT_TONE[product.status]}>{t(`status.${product.status}`)}</StatusText>
            <span>{t('variantCount', { smart_count: product.variants.length })}</span>
            <span>
              {t('fields.updatedAt')} {formats.instant(product.updatedAt)}
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

/** Saved pessimistically: a refusal is shown at its field, and a change by someone else is not overwritten. */
function ProductForm({ product, readOnly }: { product: ProductRecord; readOnly: boolean }) {
  const t = useMessages(productMessages);
  const refresh = useRefresh();
  const options = useSaveOptions<ProductRecord>(t('saved'), refresh);
  return (
    <EditBase
      resource="products"
      id={product.id}
      mutationMode="pessimistic"
      queryOptions={{ meta: WHOLE_RECORD }}
      redirect={false}
      mutationOptions={{ meta: WHOLE_RECORD, ...options }}
    >
      <Form key={product.version} record={product} sanitizeEmptyValues>
        <Panel title={t('one')}>
          <ProductFields readOnly={readOnly} />
          {readOnly ? null : <SaveButton onlyChanges />}
        </Panel>
      </Form>
    </EditBase>
  );
}
