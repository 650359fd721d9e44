import { Button } from '@mui/material';
import { PageHeader } from './PageHeader.tsx';

export function List() {
  return <PageHeader title="Commandes" actions={<Button variant="contained">Exporter</Button>} />;
}

export function Record() {
  return <PageHeader title="10042" back={{ to: '/orders', label: 'Commandes' }} lead="Passée le 22 nov. 2026 à Lyon" />;
}

export function LongText() {
  return (
    <PageHeader
      title="Manteau croisé en laine vierge et cachemire, col châle, doublure en satin de soie imprimée"
      back={{ to: '/products', label: 'Produits' }}
      lead="Collection capsule automne-hiver, édition numérotée, vendue dans trois magasins et en ligne"
      actions={
        <>
          <Button>Archiver</Button>
          <Button variant="contained">Enregistrer</Button>
        </>
      }
    />
  );
}
