import { Price } from './Price.tsx';
import { TimelineItem } from './TimelineItem.tsx';

export function Moments() {
  return (
    <ul>
      <TimelineItem
        title="Commande payée"
        note="Carte bancaire"
        when="22 nov. 2026, 10:14"
        figure={<Price money={{ amount: '89.00', currencyCode: 'EUR' }} />}
      />
      <TimelineItem title="Remise au client" note={null} when="23 nov. 2026, 18:02" />
    </ul>
  );
}

export function LongText() {
  return (
    <ul>
      <TimelineItem
        title="Le colis est revenu à l’entrepôt, le transporteur n’ayant trouvé ni le nom ni le numéro sur la porte"
        note="Le service client a rappelé la cliente, qui préfère un retrait en boutique"
        when="22 nov. 2026, 10:14"
        figure={<Price money={{ amount: '-1289.00', currencyCode: 'EUR' }} />}
      />
    </ul>
  );
}
