const WORDS = {
  en: {
    title: 'Test bank',
    question: (amount: string) => `Do you confirm the payment of ${amount}?`,
    confirm: 'Confirm',
    refuse: 'Refuse',
    note: 'No money moves: this bank exists where payments are tried.',
    done: 'Your answer was taken. You may close this page.',
  },
  fr: {
    title: 'Banque de test',
    question: (amount: string) => `Confirmez-vous le paiement de ${amount} ?`,
    confirm: 'Confirmer',
    refuse: 'Refuser',
    note: 'Aucun argent ne circule : cette banque existe là où l’on essaie les paiements.',
    done: 'Votre réponse est enregistrée. Vous pouvez fermer cette page.',
  },
} as const;

function page(accepted: string | undefined, content: (words: (typeof WORDS)['en' | 'fr']) => string): string {
  const language = /^\s*fr\b/i.test(accepted ?? '') ? 'fr' : 'en';
  const words = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title}</title>
<style>main{max-width:30rem;margin:10vh auto;padding:0 1rem;font-family:system-ui,sans-serif;line-height:1.5}
button{font:inherit;padding:.5rem 1.25rem;margin-right:.5rem}</style></head>
<body><main><h1>${words.title}</h1>${content(words)}</main></body>
</html>
`;
}

/** The question of the test provider's bank. @param amount digits and a currency code, which need no escaping. */
export function bankPage(accepted: string | undefined, amount: string): string {
  return page(
    accepted,
    ({ question, confirm, refuse, note }) => `<p>${question(amount)}</p>
<form method="post"><button name="outcome" value="confirm">${confirm}</button>
<button name="outcome" value="refuse">${refuse}</button></form><p>${note}</p>`,
  );
}

/** What is said once it was answered, where the shop named no address to go back to. */
export function donePage(accepted: string | undefined): string {
  return page(accepted, ({ done }) => `<p>${done}</p>`);
}
