import { Box } from '@mui/material';
import { BooleanInput } from 'react-admin';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FieldGrid, WholeRow } from '../../../ui/fields/FieldGrid.tsx';
import { TextLine } from '../../../ui/fields/text-fields.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { locationMessages } from './messages.ts';
import { SpecialDayFields } from './SpecialDayFields.tsx';
import { WeekFields } from './WeekFields.tsx';

const ADDRESS = ['company', 'line1', 'line2', 'postalCode', 'city', 'region', 'countryCode', 'phone'] as const;
const SERVICES = ['isActive', 'offersPickup', 'shipsOrders'] as const;

/** Everything that can be changed of a location, in panels. */
export function LocationFields({ readOnly = false }: { readOnly?: boolean }) {
  const t = useMessages(locationMessages);
  return (
    <Box
      sx={{
        ...{ display: 'grid', gap: 2, alignItems: 'start' },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Panel title={t('one')}>
        <FieldGrid>
          <TextLine source="name" label={t('fields.name')} required readOnly={readOnly} />
          <TextLine
            source="timeZone"
            label={t('fields.timeZone')}
            hint={t('fields.timeZoneHint')}
            required
            readOnly={readOnly}
          />
          {SERVICES.map((name) => (
            <WholeRow key={name}>
              <BooleanInput
                source={name}
                label={t(`fields.${name}`)}
                helperText={t(`fields.${name}Hint`)}
                readOnly={readOnly}
              />
            </WholeRow>
          ))}
        </FieldGrid>
      </Panel>
      <Panel title={t('place')}>
        <FieldGrid>
          {ADDRESS.map((part) => (
            <TextLine key={part} source={`address.${part}`} label={t(`fields.${part}`)} readOnly={readOnly} />
          ))}
          <TextLine source="latitude" label={t('fields.latitude')} readOnly={readOnly} />
          <TextLine source="longitude" label={t('fields.longitude')} readOnly={readOnly} />
        </FieldGrid>
      </Panel>
      <Panel title={t('hours')} lead={t('hoursLead')}>
        <WeekFields readOnly={readOnly} />
      </Panel>
      <Panel title={t('special')} lead={t('specialLead')}>
        <SpecialDayFields readOnly={readOnly} />
      </Panel>
    </Box>
  );
}
