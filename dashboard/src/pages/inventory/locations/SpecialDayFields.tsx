import { Box, Button } from '@mui/material';
import { useFieldArray } from 'react-hook-form';
import { useMessages } from '../../../i18n/use-messages.ts';
import { DayLine } from '../../../ui/fields/text-fields.tsx';
import { HoursFields } from './HoursFields.tsx';
import type { LocationForm } from './location-input.ts';
import { locationMessages } from './messages.ts';

/** Days that differ from their weekday, in the order in which they were written. */
export function SpecialDayFields({ readOnly }: { readOnly: boolean }) {
  const t = useMessages(locationMessages);
  const { fields, append, remove } = useFieldArray<Pick<LocationForm, 'specialDays'>>({ name: 'specialDays' });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      {fields.map(({ id }, index) => (
        <HoursFields
          key={id}
          source={`specialDays.${index}`}
          readOnly={readOnly}
          removeLabel={t('removeDay')}
          onRemove={() => remove(index)}
        >
          <DayLine source={`specialDays.${index}.date`} label={t('fields.date')} required readOnly={readOnly} />
        </HoursFields>
      ))}
      {readOnly ? null : (
        <Button size="small" onClick={() => append({ date: '', opens: '', closes: '' })}>
          {t('addDay')}
        </Button>
      )}
    </Box>
  );
}
