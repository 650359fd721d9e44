import { Box } from '@mui/material';
import { useState } from 'react';
import { CreateBase, Form, useRedirect } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { TextLine } from '../../../ui/fields/text-fields.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { productMessages } from './messages.ts';
import { ProductFields } from './ProductFields.tsx';
import { BLANK_PRODUCT } from './product-input.ts';
import type { ProductRecord } from './resource.ts';
import { VariantFields } from './VariantFields.tsx';

export function ProductCreate() {
  const t = useMessages(productMessages);
  const redirect = useRedirect();
  const [blank] = useState(() => ({ ...BLANK_PRODUCT, idempotencyKey: uuidv7() }));
  const options = useSaveOptions<ProductRecord>(t('created'), ({ id }) => redirect('edit', 'products', id));
  return (
    <CreateBase resource="products" redirect={false} mutationOptions={options}>
      <PageHeader title={t('create')} back={{ to: '/products', label: t('title') }} />
      <Form defaultValues={blank} warnWhenUnsavedChanges>
        <Box sx={{ display: 'grid', gap: 2, maxWidth: 880 }}>
          <Panel title={t('one')}>
            <ProductFields>
              <TextLine source="handle" label={t('fields.handle')} hint={t('fields.handleHint')} />
            </ProductFields>
          </Panel>
          <Panel title={t('variants')}>
            <VariantFields />
          </Panel>
          <SaveButton />
        </Box>
      </Form>
    </CreateBase>
  );
}
