import { defineMessages } from '../i18n/messages.ts';

export const layoutMessages = defineMessages({
  en: {
    partial: 'Part of the system is not responding at the moment; some details are missing.',
    failed: 'This page could not be shown.',
    language: 'Language',
    darkTheme: 'Dark theme',
    lightTheme: 'Light theme',
    menu: 'Menu',
    account: 'Account',
    signedInAs: 'Signed in as %{name}',
    signOut: 'Sign out',
  },
  fr: {
    partial: 'Un service ne répond pas en ce moment ; certains détails manquent.',
    failed: 'Cette page n’a pas pu être affichée.',
    language: 'Langue',
    darkTheme: 'Thème sombre',
    lightTheme: 'Thème clair',
    menu: 'Menu',
    account: 'Compte',
    signedInAs: 'Connecté : %{name}',
    signOut: 'Se déconnecter',
  },
});
