import { Button } from '@mui/material';
import { StateMessage } from './StateMessage.tsx';

export function Empty() {
  return (
    <StateMessage
      title="Aucun produit pour l’instant."
      hint="Créez un premier produit ou importez un fichier."
      action={<Button variant="outlined">Créer un produit</Button>}
    />
  );
}

export function TitleAlone() {
  return <StateMessage title="Aucun résultat pour ces filtres." />;
}

export function LongText() {
  return (
    <StateMessage
      urgent
      title="Les ventes de ce magasin n’ont pas pu être rapprochées de celles de la caisse"
      hint="La caisse a envoyé deux fois la même séquence avec des montants différents. Vérifiez les tickets de la journée avant de rouvrir la clôture, puis réessayez."
    />
  );
}
