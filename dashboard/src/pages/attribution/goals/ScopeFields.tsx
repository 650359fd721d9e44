import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { goalMetricsDocument } from '../../../api/generated/attribution/goals.ts';
import { type StaffMembersVariables, staffMembersDocument } from '../../../api/generated/customers/staff.ts';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { goalMessages } from './messages.ts';

/** Which figure of what. `scope` is empty for everything, else "channel:<id>", "store:<id>" or "associate:<id>". */
interface FigureChoice {
  readonly metric: string;
  readonly scope: string;
}

/** Associates of one page of the staff, and of the choice at most. */
const STAFF_PAGE = 100;
const MOST_ASSOCIATES = 1_000;

const isOfAssociate = (scope: string): boolean => scope.startsWith('associate:');
/** The figure that a scope begins with. */
const firstMetric = (scope: string): string => (isOfAssociate(scope) ? 'associate_sales' : 'net_sales');

/** The figures that may have a goal or an alert: of an associate, or of anything else. */
export function useGoalMetrics(scope: string) {
  const isOf = isOfAssociate(scope);
  const client = useClient();
  const language = useLocale();
  const { data } = useQuery({
    queryKey: ['goal-metrics', language, isOf],
    queryFn: async () => (await client.request(goalMetricsDocument, { isOfAssociate: isOf }, { language })).goalMetrics,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}

/** Who sells: associates and those who lead them, by name. */
function useAssociates() {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['associates'],
    queryFn: async ({ signal }) => {
      const found: Array<{ id: string; name: string }> = [];
      const filter = { isActive: true, roles: ['ASSOCIATE', 'STORE_MANAGER'] as const };
      for (let after: string | null = null; found.length < MOST_ASSOCIATES; ) {
        const variables: StaffMembersVariables = { first: STAFF_PAGE, after, filter };
        const { staffMembers } = await client.request(staffMembersDocument, variables, { signal });
        found.push(...staffMembers.nodes.map(({ id, name }) => ({ id, name })));
        if (!staffMembers.pageInfo.hasNextPage) break;
        after = staffMembers.pageInfo.endCursor;
      }
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}

/** The part of an input that names the scope. */
export function toScopeInput(scope: string): {
  channelId?: string;
  sellingLocationId?: string;
  staffMemberId?: string;
} {
  const [kind, id] = scope.split(':');
  if (kind === 'associate' && id) return { staffMemberId: id };
  if (kind === 'channel' && id) return { channelId: id };
  return kind === 'store' && id ? { sellingLocationId: id } : {};
}

interface ScopeFieldsProps {
  readonly choice: FigureChoice;
  readonly onChange: (choice: FigureChoice) => void;
}

/** The choice of a figure, and of what it is taken. */
export function ScopeFields({ choice, onChange }: ScopeFieldsProps) {
  const t = useMessages(goalMessages);
  const metrics = useGoalMetrics(choice.scope);
  const associates = useAssociates();
  const { channels, locations } = useShop();
  const stores = locations.filter(({ kind }) => kind === 'STORE');
  return (
    <>
      <TextField
        select
        label={t('metric')}
        value={metrics.length > 0 ? choice.metric : ''}
        onChange={(event) => onChange({ ...choice, metric: event.target.value })}
      >
        {metrics.map(({ key, label }) => (
          <MenuItem key={key} value={key}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('scope')}
        value={choice.scope}
        onChange={(event) => {
          const scope = event.target.value;
          const metric = isOfAssociate(scope) === isOfAssociate(choice.scope) ? choice.metric : firstMetric(scope);
          onChange({ metric, scope });
        }}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('everything')}</MenuItem>
        {channels.map(({ id, name }) => (
          <MenuItem key={id} value={`channel:${id}`}>
            {name}
          </MenuItem>
        ))}
        {stores.map(({ id, name }) => (
          <MenuItem key={id} value={`store:${id}`}>
            {name}
          </MenuItem>
        ))}
        {associates.map(({ id, name }) => (
          <MenuItem key={id} value={`associate:${id}`}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
