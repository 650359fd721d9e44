import type { Email, MessageKind, MessageLanguage } from './message.ts';

interface Words {
  readonly subject: string;
  readonly asked: string;
  /** What the link does, and for how long. */
  readonly press: string;
  readonly ignore: string;
}

const RESET_EN: Words = {
  subject: 'Choose a new password',
  asked: 'Somebody, you we hope, asked to choose a new password for this address.',
  press: 'Open this page and choose one. The link works once, for an hour:',
  ignore: 'If it was not you, ignore this message: nothing changes, and nobody else was sent the link.',
};
const RESET_FR: Words = {
  subject: 'Choisissez un nouveau mot de passe',
  asked: 'Quelqu’un, vous nous l’espérons, a demandé à choisir un nouveau mot de passe pour cette adresse.',
  press: 'Ouvrez cette page pour le choisir. Le lien sert une fois, pendant une heure :',
  ignore: 'Si ce n’était pas vous, ignorez ce message : rien ne change, et personne d’autre n’a reçu ce lien.',
};

const WORDS: Readonly<Record<MessageLanguage, Readonly<Record<MessageKind, Words>>>> = {
  en: {
    RESET_PASSWORD: RESET_EN,
    RESET_STAFF_PASSWORD: RESET_EN,
    VERIFY_EMAIL: {
      subject: 'Confirm your e-mail address',
      asked: 'An account was opened with this address.',
      press:
        'If it was you, open this page and confirm with the password that you chose. The link works once, for a day:',
      ignore:
        'If you had an account already, sign in to that one. If it was not you, ignore this message: without your confirmation nobody sees what you bought.',
    },
  },
  fr: {
    RESET_PASSWORD: RESET_FR,
    RESET_STAFF_PASSWORD: RESET_FR,
    VERIFY_EMAIL: {
      subject: 'Confirmez votre adresse e-mail',
      asked: 'Un compte a été ouvert avec cette adresse.',
      press: 'Si c’est le vôtre, ouvrez cette page et confirmez. Le lien sert une fois, pendant un jour :',
      ignore: 'Sinon, ignorez ce message : sans votre confirmation, personne ne voit ce que vous avez acheté.',
    },
  },
};

/** The text of a message. Plain text alone: nothing to load, nothing that hides where the link leads. */
export function writeEmail(kind: MessageKind, language: MessageLanguage, url: string): Email {
  const { subject, asked, press, ignore } = WORDS[language][kind];
  return { subject, text: `${asked}\n\n${press}\n${url}\n\n${ignore}\n` };
}
