import { CheckboxGroupInput, SelectArrayInput } from 'react-admin';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FieldGrid, WholeRow } from '../../../ui/fields/FieldGrid.tsx';
import { TextLine } from '../../../ui/fields/text-fields.tsx';
import { staffMessages } from './messages.ts';
import { STAFF_ROLES } from './staff-input.ts';

interface StaffFieldsProps {
  /** The address can be given once. */
  readonly isNew?: boolean;
  /** Where they may act today: an inactive one stays a choice. */
  readonly bound?: readonly { readonly id: string; readonly name: string }[];
}

/** Who somebody is, what they may do and where. */
export function StaffFields({ isNew = false, bound = [] }: StaffFieldsProps) {
  const t = useMessages(staffMessages);
  const { locations } = useShop();
  const places = new Map([...bound, ...locations].map(({ id, name }) => [id, name]));
  return (
    <FieldGrid>
      <TextLine source="name" label={t('fields.name')} required />
      {isNew ? <TextLine source="email" label={t('fields.email')} hint={t('fields.emailHint')} required /> : null}
      <WholeRow>
        <CheckboxGroupInput
          source="roles"
          label={t('fields.roles')}
          choices={STAFF_ROLES.map((id) => ({ id, name: t(`roles.${id}`) }))}
          translateChoice={false}
          helperText={false}
        />
      </WholeRow>
      <WholeRow>
        <SelectArrayInput
          source="locationIds"
          label={t('fields.locations')}
          choices={[...places].map(([id, name]) => ({ id, name }))}
          translateChoice={false}
          helperText={t('fields.locationsHint')}
          fullWidth
        />
      </WholeRow>
    </FieldGrid>
  );
}
