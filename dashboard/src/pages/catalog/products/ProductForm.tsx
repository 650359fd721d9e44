import { Box, Button } from '@mui/material';
import { EditBase, Form, required, TextInput, useNotify, useRefresh } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { formatTags, parseTags } from '../../../ui/fields/tags.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { WHOLE_RECORD } from '../../../ui/whole-record.ts';
import type { ProductRecord } from './resource.ts';

interface ProductFormProps {
  readonly product: ProductRecord;
  readonly readOnly: boolean;
}

/**
 * The product's words. Saved pessimistically: what the server refuses is shown at its field, and a change that
 * somebody made meanwhile is not overwritten.
 */
export function ProductForm({ product, readOnly }: ProductFormProps) {
  const t = useMessages();
  const notify = useNotify();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const field = { readOnly, fullWidth: true, helperText: false } as const;
  return (
    <EditBase
      resource="products"
      id={product.id}
      mutationMode="pessimistic"
      queryOptions={{ meta: WHOLE_RECORD }}
      redirect={false}
      mutationOptions={{
        meta: WHOLE_RECORD,
        onSuccess: () => {
          notify(t('products.saved'), { type: 'success' });
          refresh();
        },
        onError: (error: unknown) => notify(errorText(error), { type: 'error' }),
      }}
    >
      <Form key={product.updatedAt} record={product} sanitizeEmptyValues>
        <Panel title={t('products.one')}>
          <Box sx={{ display: 'grid', columnGap: 2, rowGap: 0.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <TextInput {...field} source="title" label={t('products.fields.title')} validate={required()} />
            </Box>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <TextInput
                {...field}
                source="description"
                label={t('products.fields.description')}
                multiline
                minRows={3}
              />
            </Box>
            <TextInput {...field} source="vendor" label={t('products.fields.vendor')} />
            <TextInput {...field} source="category" label={t('products.fields.category')} />
            <TextInput {...field} source="productType" label={t('products.fields.productType')} />
            <TextInput
              {...field}
              source="tags"
              label={t('products.fields.tags')}
              format={formatTags}
              parse={parseTags}
            />
          </Box>
          {readOnly ? null : <Save label={t('app.save')} />}
        </Panel>
      </Form>
    </EditBase>
  );
}

function Save({ label }: { label: string }) {
  const { isDirty, isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" disabled={!isDirty || isSubmitting} sx={{ mt: 2 }}>
      {label}
    </Button>
  );
}
