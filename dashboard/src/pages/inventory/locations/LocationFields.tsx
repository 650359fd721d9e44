import { Box } from '@mui/material';
import { BooleanInput, required, SelectInput } from 'react-admin';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FieldGrid, WholeRow } from '../../../ui/fields/FieldGrid.tsx';
import { TextLine } from '../../../ui/fields/text-fields.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { LOCATION_KINDS } from './location-input.ts';
import { locationMessages } from './messages.ts';
import { SpecialDayFields } from './SpecialDayFields.tsx';
import { WeekFields } from './WeekFields.tsx';

const ADDRESS = ['company', 'line1', 'line2', 'postalCode', 'city', 'region', 'countryCode', 'phone'] as const;
const SERVICES = ['isActive', 'offersPickup', 'shipsOrders'] as const;

interface LocationFieldsProps {
  readonly readOnly?: boolean;
  /** Its code and kind can be given once; it is in use from the start. */
  readonly isNew?: boolean;
}

/** Everything that can be said of a location, in panels. */
export function LocationFields({ readOnly = false, isNew = false }: LocationFieldsProps) {
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
          {isNew ? (
            <>
              <TextLine source="code" label={t('fields.code')} hint={t('fields.codeHint')} required />
              <SelectInput
                source="kind"
                label={t('fields.kind')}
                choices={LOCATION_KINDS.map((id) => ({ id, name: t(`kinds.${id}`) }))}
                translateChoice={false}
                helperText={t('fields.kindHint')}
                validate={required()}
                fullWidth
              />
            </>
          ) : null}
          <TextLine
            source="timeZone"
            label={t('fields.timeZone')}
            hint={t('fields.timeZoneHint')}
            required
            readOnly={readOnly}
          />
          {SERVICES.filter((name) => !isNew || name !== 'isActive').map((name) => (
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
      <Panel title={t('catchment')} lead={t('catchmentLead')}>
        <TextLine
          source="catchment"
          label={t('fields.catchment')}
          hint={t('fields.catchmentHint')}
          readOnly={readOnly}
        />
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
