import { RowLink } from './RowLink.tsx';

export function Named() {
  return <RowLink to="/orders/1">10042</RowLink>;
}

export function Quiet() {
  return (
    <RowLink to="/customers/1" quiet>
      Marie-Antoinette de La Rochefoucauld-Montbel
    </RowLink>
  );
}
