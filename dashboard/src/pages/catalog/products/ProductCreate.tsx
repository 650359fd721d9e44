import DeleteIcon from '@mui/icons-material/CloseOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { CreateBase, Form, required, TextInput, useNotify, useRedirect } from 'react-admin';
import { useFieldArray, useFormState } from 'react-hook-form';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { formatTags, parseTags } from '../../../ui/fields/tags.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type NewProduct, toCreateInput } from './new-product.ts';
import type { ProductRecord } from './resource.ts';

const BLANK: NewProduct = { title: '', variants: [{ title: '', sku: '', gtin: '', price: '' }] };

export function ProductCreate() {
  const t = useMessages();
  const notify = useNotify();
  const redirect = useRedirect();
  const errorText = useErrorText();
  const field = { fullWidth: true, helperText: false } as const;
  return (
    <CreateBase
      resource="products"
      redirect={false}
      transform={(form: NewProduct) => toCreateInput(form)}
      mutationOptions={{
        onSuccess: (product: ProductRecord) => {
          notify(t('products.created'), { type: 'success' });
          redirect('edit', 'products', product.id);
        },
        onError: (error: unknown) => notify(errorText(error), { type: 'error' }),
      }}
    >
      <PageHeader title={t('products.create')} />
      <Form defaultValues={BLANK}>
        <Box sx={{ display: 'grid', gap: 2, maxWidth: 880 }}>
          <Panel title={t('products.one')}>
            <Box sx={{ display: 'grid', columnGap: 2, rowGap: 0.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              <TextInput {...field} source="title" label={t('products.fields.title')} validate={required()} />
              <TextInput
                {...field}
                source="handle"
                label={t('products.fields.handle')}
                helperText={t('products.fields.handleHint')}
              />
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
          </Panel>
          <Panel title={t('products.variants')}>
            <Variants />
          </Panel>
          <Save />
        </Box>
      </Form>
    </CreateBase>
  );
}

function Variants() {
  const t = useMessages();
  const { fields, append, remove } = useFieldArray<NewProduct>({ name: 'variants' });
  const field = { fullWidth: true, helperText: false } as const;
  const several = fields.length > 1;
  return (
    <>
      {several ? (
        <Box sx={{ maxWidth: 320, mb: 1 }}>
          <TextInput
            {...field}
            source="optionName"
            label={t('products.fields.optionName')}
            defaultValue={t('products.fields.optionDefault')}
            validate={required()}
          />
        </Box>
      ) : null}
      {fields.map(({ id }, index) => (
        <Box
          key={id}
          role="group"
          aria-label={`${t('products.fields.variant')} ${index + 1}`}
          sx={{
            display: 'grid',
            gap: 1,
            // A field's error is below it; the row's other fields stay where they are.
            alignItems: 'start',
            mb: 1,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1.2fr 0.8fr 40px' },
          }}
        >
          <TextInput
            {...field}
            source={`variants.${index}.title`}
            label={t('products.fields.variant')}
            {...(several ? { validate: required() } : {})}
          />
          <TextInput {...field} source={`variants.${index}.sku`} label={t('products.fields.sku')} />
          <TextInput {...field} source={`variants.${index}.gtin`} label={t('products.fields.gtin')} />
          <TextInput {...field} source={`variants.${index}.price`} label={t('products.price')} />
          <IconButton
            size="small"
            sx={{ mt: 1.25, justifySelf: 'start' }}
            aria-label={`${t('products.fields.removeVariant')} ${index + 1}`}
            disabled={fields.length === 1}
            onClick={() => remove(index)}
          >
            <DeleteIcon fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button size="small" onClick={() => append({ title: '', sku: '', gtin: '', price: '' })}>
        {t('products.fields.addVariant')}
      </Button>
    </>
  );
}

function Save() {
  const t = useMessages();
  const { isSubmitting } = useFormState();
  return (
    <Box>
      <Button type="submit" variant="contained" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </Box>
  );
}
