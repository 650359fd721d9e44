import { CompactRow } from './CompactRow.tsx';
import { Price } from './Price.tsx';
import { StatusText } from './StatusText.tsx';
import { Thumbnail } from './Thumbnail.tsx';

const total = <Price money={{ amount: '12480.00', currencyCode: 'EUR' }} />;

export function Linked() {
  return (
    <CompactRow
      to="/orders/1"
      primary="10042"
      secondary={<StatusText tone="good">Livrée</StatusText>}
      trailing={total}
    />
  );
}

export function WithoutLink() {
  return <CompactRow to={null} primary="Client effacé" secondary="Aucune commande" trailing={null} />;
}

export function LongText() {
  return (
    <CompactRow
      to="/products/1"
      primary="Manteau croisé en laine vierge et cachemire, col châle, doublure en satin de soie imprimée"
      secondary="Collection capsule automne-hiver, édition numérotée"
      trailing={total}
      leading={<Thumbnail url={undefined} name="Manteau" />}
    />
  );
}
