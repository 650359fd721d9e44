import { StoryList } from '../testing/StoryList.tsx';
import { SortChoice } from './SortChoice.tsx';

export function Sorted() {
  return (
    <StoryList>
      <SortChoice fields={[{ field: 'number', label: 'Numéro' }]} />
    </StoryList>
  );
}

export function UnknownField() {
  return (
    <StoryList>
      <SortChoice fields={[{ field: 'total', label: 'Total de la commande' }]} />
    </StoryList>
  );
}
