import { useState } from 'react';
import { agree, decided, withdraw } from '../api/visits.ts';
import { useTexts } from '../texts.ts';

/** Asks whether visits may be counted, and takes it back; refusing is as near as agreeing. */
export function Consent() {
  const { t } = useTexts();
  const [decision, setDecision] = useState(decided);
  const decide = (next: 'yes' | 'no') => {
    setDecision(next);
    void (next === 'yes' ? agree() : withdraw());
  };
  return (
    <footer>
      <p>{t.visits}</p>
      {decision !== 'yes' && (
        <button type="button" onClick={() => decide('yes')}>
          {t.agree}
        </button>
      )}
      {decision !== 'no' && (
        <button type="button" onClick={() => decide('no')}>
          {decision === 'yes' ? t.withdraw : t.refuse}
        </button>
      )}
    </footer>
  );
}
