import { useEffect, useState } from 'react';
import { CartContext, useKeptCart } from './api/cart.ts';
import { show } from './api/visits.ts';
import { CartPage } from './pages/CartPage.tsx';
import { OrderPage } from './pages/OrderPage.tsx';
import { PaymentPage } from './pages/PaymentPage.tsx';
import { ProductPage } from './pages/ProductPage.tsx';
import { ProductsPage } from './pages/ProductsPage.tsx';
import { Consent } from './parts/Consent.tsx';
import { firstLanguage, type Language, LanguageContext, TEXTS } from './texts.ts';

/** The page after `#`; links are plain, and any static server will do. */
function usePlace(): string {
  const [place, setPlace] = useState(location.hash);
  useEffect(() => {
    const move = () => {
      setPlace(location.hash);
      scrollTo(0, 0);
    };
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, []);
  return place.slice(1) || '/';
}

function Page({ place }: { readonly place: string }) {
  const [, page = '', key = ''] = place.split('/').map(decodeURIComponent);
  if (page === 'product') return <ProductPage handle={key} />;
  if (page === 'cart') return <CartPage />;
  if (page === 'payment') return <PaymentPage checkoutId={key} />;
  if (page === 'order') return <OrderPage accessToken={key} />;
  return <ProductsPage />;
}

export function Shop() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  return (
    <LanguageContext value={language}>
      <Frame
        language={language}
        onLanguage={(chosen) => {
          localStorage.setItem('language', chosen);
          setLanguage(chosen);
        }}
      />
    </LanguageContext>
  );
}

function Frame({ language, onLanguage }: { language: Language; onLanguage: (chosen: Language) => void }) {
  const place = usePlace();
  const cart = useKeptCart();
  const t = TEXTS[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const count = cart.cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => void show(place), [place]);
  return (
    <CartContext value={cart}>
      <header>
        <a className="brand" href="#/">
          Maison Passerelle
        </a>
        <nav>
          <button
            type="button"
            className="quiet"
            lang={other}
            aria-label={other === 'fr' ? 'Français' : 'English'}
            onClick={() => onLanguage(other)}
          >
            {other.toUpperCase()}
          </button>
          <a className="cart-link" href="#/cart">
            {t.cart} <span className={count > 0 ? 'count' : 'count empty'}>{count}</span>
          </a>
        </nav>
      </header>
      <main>
        <Page key={place} place={place} />
      </main>
      <Consent />
    </CartContext>
  );
}
