import AddIcon from '@mui/icons-material/AddOutlined';
import { Box, IconButton, Typography } from '@mui/material';
import { useFieldArray } from 'react-hook-form';
import type { DayOfWeek } from '../../../api/generated/inventory/locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { HoursFields } from './HoursFields.tsx';
import { DAYS, type LocationForm } from './location-input.ts';
import { locationMessages } from './messages.ts';

/** The hours of a usual week, a day a row. */
export function WeekFields({ readOnly }: { readOnly: boolean }) {
  return (
    <Box sx={{ display: 'grid' }}>
      {DAYS.map((day) => (
        <DayFields key={day} day={day} readOnly={readOnly} />
      ))}
    </Box>
  );
}

/** What a day that is opened begins with. */
const USUAL = { opens: '10:00', closes: '19:00' };

function DayFields({ day, readOnly }: { day: DayOfWeek; readOnly: boolean }) {
  const t = useMessages(locationMessages);
  const { fields, append, remove } = useFieldArray<Pick<LocationForm, 'week'>>({ name: `week.${day}` });
  const name = t(`days.${day}`);
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{
        ...{ display: 'grid', gridTemplateColumns: '76px minmax(0, 1fr) auto', columnGap: 1, alignItems: 'center' },
        ...{
          minHeight: 48,
          py: 0.5,
          borderTop: '1px solid',
          borderColor: 'divider',
          '&:first-of-type': { borderTop: 0 },
        },
      }}
    >
      <Typography variant="body1" sx={{ '&::first-letter': { textTransform: 'uppercase' } }}>
        {name}
      </Typography>
      <Box sx={{ display: 'grid', gap: 0.5 }}>
        {fields.length === 0 ? (
          <Typography variant="body2" color="text.secondary">
            {t('closed')}
          </Typography>
        ) : null}
        {fields.map(({ id }, index) => (
          <HoursFields
            key={id}
            source={`week.${day}.${index}`}
            required
            readOnly={readOnly}
            removeLabel={t('removeHours', { day: name })}
            onRemove={() => remove(index)}
          />
        ))}
      </Box>
      {readOnly ? null : (
        <IconButton size="small" aria-label={t('addHoursOn', { day: name })} onClick={() => append(USUAL)}>
          <AddIcon fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
