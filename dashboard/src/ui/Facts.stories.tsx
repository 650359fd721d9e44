import { Facts } from './Facts.tsx';
import { Price } from './Price.tsx';

export function Short() {
  return (
    <Facts
      facts={[
        { label: 'Canal', value: 'Boutique en ligne' },
        { label: 'Total', value: <Price money={{ amount: '1250.00', currencyCode: 'EUR' }} /> },
      ]}
    />
  );
}

export function LongText() {
  return (
    <Facts
      facts={[
        {
          label: 'Adresse de livraison',
          value: 'Résidence des Capucins, bâtiment C, 142 bis boulevard de la Croix-Rousse, 69001 Lyon',
        },
        { label: 'Référence', value: 'A'.repeat(80) },
      ]}
    />
  );
}
