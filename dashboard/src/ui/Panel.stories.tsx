import { Button } from '@mui/material';
import { Panel } from './Panel.tsx';

export function Plain() {
  return <Panel title="Commandes récentes">Rien à signaler.</Panel>;
}

export function LongText() {
  return (
    <Panel
      title="Retraits en boutique qui attendent depuis plus d’une heure dans l’ensemble des magasins du réseau"
      lead="Les commandes préparées par l’entrepôt et transférées vers un magasin comptent à partir de leur arrivée."
      actions={<Button size="small">Télécharger en CSV</Button>}
    >
      Rien à signaler.
    </Panel>
  );
}

export function Flush() {
  return (
    <Panel title="Rupture" flush>
      <table>
        <tbody>
          <tr>
            <td>Veste en laine bouclée</td>
            <td>0</td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}
