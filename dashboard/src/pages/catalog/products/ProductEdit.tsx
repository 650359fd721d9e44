import { Box } from '@mui/material';
import { EditBase, Form, useCanAccess, useRefresh } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
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
import { ReceiveButton } from './ReceiveButton.tsx';
import { PRODUCT_ORDER, type ProductRecord, type SeenWithProduct } from './resource.ts';

/** One page to read and, with the permission, to change a product. */
export function ProductEdit() {
  const t = useMessages(productMessages);
  const costs = useCanAccess({ resource: 'costs', action: 'show' });
  const edit = useCanAccess({ resource: 'products', action: 'edit' });
  if (costs.isPending || edit.isPending) return null;
  const seen: SeenWithProduct = { withCosts: costs.canAccess ?? false };
  return (
    <RecordPage<ProductRecord> resource="products" title={t('title')} meta={seen}>
      {(product) => <ProductView product={product} seen={seen} canEdit={edit.canAccess ?? false} />}
    </RecordPage>
  );
}

interface ProductViewProps {
  readonly product: ProductRecord;
  readonly seen: SeenWithProduct;
  readonly canEdit: boolean;
}

function ProductView({ product, seen, canEdit }: ProductViewProps) {
  const t = useMessages(productMessages);
  const formats = useFormats();
  return (
    <>
      <PageHeader
        title={product.title}
        back={{ to: '/products', label: t('title') }}
        lead={
          <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, flexWrap: 'wrap' }}>
            <StatusText tone={PRODUCT_TONE[product.status]}>{t(`status.${product.status}`)}</StatusText>
            <span>{t('variantCount', { smart_count: product.variants.length })}</span>
            <span>
              {t('fields.updatedAt')} {formats.instant(product.updatedAt)}
            </span>
          </Box>
        }
        actions={
          <>
            <RecordSteps resource="products" linkType="edit" sort={PRODUCT_ORDER} />
            <ReceiveButton product={product} />
            {canEdit ? <ProductActions product={product} /> : null}
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'minmax(0, 2fr) minmax(0, 3fr)' },
          alignItems: 'start',
        }}
      >
        {canEdit ? <ProductForm product={product} seen={seen} /> : <ProductFacts product={product} />}
        <PriceGrid product={product} seesCost={seen.withCosts} readOnly={!canEdit} />
      </Box>
    </>
  );
}

/** Without react-admin's edit context, which sends away who may not edit. */
function ProductFacts({ product }: { product: ProductRecord }) {
  const t = useMessages(productMessages);
  return (
    <Form key={product.version} record={product}>
      <Panel title={t('one')}>
        <ProductFields readOnly />
      </Panel>
    </Form>
  );
}

/** Saved pessimistically: a refusal is shown at its field, and a change by someone else is not overwritten. */
function ProductForm({ product, seen }: Omit<ProductViewProps, 'canEdit'>) {
  const t = useMessages(productMessages);
  const refresh = useRefresh();
  const options = useSaveOptions<ProductRecord>(t('saved'), refresh);
  const meta = { ...WHOLE_RECORD, ...seen };
  return (
    <EditBase
      resource="products"
      id={product.id}
      mutationMode="pessimistic"
      queryOptions={{ meta, refetchOnMount: false }}
      redirect={false}
      mutationOptions={{ meta, ...options }}
    >
      <Form key={product.version} record={product} sanitizeEmptyValues warnWhenUnsavedChanges>
        <Panel title={t('one')}>
          <ProductFields />
          <SaveButton onlyChanges />
        </Panel>
      </Form>
    </EditBase>
  );
}
