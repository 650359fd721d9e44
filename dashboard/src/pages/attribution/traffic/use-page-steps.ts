import { useLocation, useNavigate } from 'react-router';

const KEY = 'steps';
/** Steps that the report takes. */
const MAX_STEPS = 12;

/** The pages of a way, one after another, kept in the address beside the filters. */
export function usePageSteps(): readonly [readonly string[], (steps: readonly string[]) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const steps = (new URLSearchParams(search).get(KEY) ?? '').split(',').filter((page) => page !== '');
  const choose = (chosen: readonly string[]) => {
    const others = search
      .replace(/^\?/, '')
      .split('&')
      .filter((pair) => pair !== '' && !pair.startsWith(`${KEY}=`));
    const text = encodeURIComponent(chosen.slice(0, MAX_STEPS).join(','));
    const pairs = text === '' ? others : [...others, `${KEY}=${text}`];
    void navigate({ search: pairs.length > 0 ? `?${pairs.join('&')}` : '' });
  };
  return [steps.slice(0, MAX_STEPS), choose];
}
