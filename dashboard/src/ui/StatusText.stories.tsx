import { StatusText } from './StatusText.tsx';

export function Neutral() {
  return <StatusText tone="neutral">En cours</StatusText>;
}

export function Muted() {
  return <StatusText tone="muted">Brouillon</StatusText>;
}

export function Good() {
  return <StatusText tone="good">Remise au client</StatusText>;
}

export function Warn() {
  return <StatusText tone="warn">Presque épuisé</StatusText>;
}

export function Bad() {
  return <StatusText tone="bad">Rupture</StatusText>;
}
