import DeleteIcon from '@mui/icons-material/CloseOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { useFieldArray } from 'react-hook-form';
import { useMessages } from '../../../i18n/use-messages.ts';
import { TextLine } from '../../../ui/fields/text-fields.tsx';
import { productMessages } from './messages.ts';
import { BLANK_VARIANT, type NewProduct } from './product-input.ts';

/** The variants of a new product; several need the name of the option that tells them apart. */
export function VariantFields() {
  const t = useMessages(productMessages);
  const { fields, append, remove } = useFieldArray<NewProduct>({ name: 'variants' });
  const several = fields.length > 1;
  return (
    <>
      {several ? (
        <Box sx={{ maxWidth: 320, mb: 1 }}>
          <TextLine
            source="optionName"
            label={t('fields.optionName')}
            defaultValue={t('fields.optionDefault')}
            required
          />
        </Box>
      ) : null}
      {fields.map(({ id }, index) => (
        <Box
          key={id}
          role="group"
          aria-label={`${t('fields.variant')} ${index + 1}`}
          sx={{
            display: 'grid',
            gap: 1,
            // A field's error is below it; the row's other fields stay where they are.
            alignItems: 'start',
            mb: 1,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1.2fr 0.8fr 40px' },
          }}
        >
          <TextLine source={`variants.${index}.title`} label={t('fields.variant')} required={several} />
          <TextLine source={`variants.${index}.sku`} label={t('fields.sku')} />
          <TextLine source={`variants.${index}.gtin`} label={t('fields.gtin')} />
          <TextLine source={`variants.${index}.price`} label={t('price')} />
          <IconButton
            size="small"
            sx={{ mt: 1.25, justifySelf: 'start' }}
            aria-label={`${t('fields.removeVariant')} ${index + 1}`}
            disabled={fields.length === 1}
            onClick={() => remove(index)}
          >
            <DeleteIcon fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button size="small" onClick={() => append(BLANK_VARIANT)}>
        {t('fields.addVariant')}
      </Button>
    </>
  );
}
