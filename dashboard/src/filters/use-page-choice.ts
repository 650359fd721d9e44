import { useLocation, useNavigate } from 'react-router';

/** A choice of one page, kept in its address beside the filters: one of some values, the first unless another is there. */
export function usePageChoice<Value extends string>(
  key: string,
  values: readonly [Value, ...Value[]],
): readonly [Value, (value: Value) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(search);
  const chosen = values.find((value) => value === params.get(key)) ?? values[0];
  const choose = (value: Value) => {
    const others = search
      .replace(/^\?/, '')
      .split('&')
      .filter((pair) => pair !== '' && !pair.startsWith(`${key}=`));
    const pairs = value === values[0] ? others : [...others, `${key}=${value}`];
    void navigate({ search: pairs.length > 0 ? `?${pairs.join('&')}` : '' });
  };
  return [chosen, choose];
}
