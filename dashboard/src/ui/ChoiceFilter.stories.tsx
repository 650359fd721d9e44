import { ChoiceFilter } from './ChoiceFilter.tsx';
import { StoryList } from './testing/StoryList.tsx';

const choices = [
  { value: 'OPEN', label: 'En cours' },
  { value: 'CLOSED', label: 'Terminée, remise au client ou livrée à son adresse' },
];

export function All() {
  return (
    <StoryList>
      <ChoiceFilter source="status" label="État" choices={choices} />
    </StoryList>
  );
}

export function Chosen() {
  return (
    <StoryList filter={{ status: 'CLOSED' }}>
      <ChoiceFilter source="status" label="État" allLabel="Tous les états" choices={choices} />
    </StoryList>
  );
}
