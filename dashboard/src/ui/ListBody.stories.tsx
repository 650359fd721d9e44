import { HttpError } from 'react-admin';
import { CompactRow } from './CompactRow.tsx';
import { ListBody } from './ListBody.tsx';
import { orderRows, StoryList } from './testing/StoryList.tsx';

const body = (
  <ListBody
    label="Commandes"
    empty={{ title: 'Aucune commande.', hint: 'Les commandes de tous les canaux apparaîtront ici.' }}
    table={<table aria-label="Commandes" />}
    compact={({ id }) => <CompactRow to={`/orders/${id}`} primary={String(id)} secondary="Payée" trailing={null} />}
  />
);

export function Loading() {
  return <StoryList isPending>{body}</StoryList>;
}

export function Failed() {
  return <StoryList error={new HttpError('Service down', 503, { code: 'UNAVAILABLE' })}>{body}</StoryList>;
}

export function Empty() {
  return <StoryList>{body}</StoryList>;
}

export function NoMatch() {
  return <StoryList filter={{ q: 'cape' }}>{body}</StoryList>;
}

export function Rows() {
  return <StoryList rows={orderRows(3)}>{body}</StoryList>;
}
