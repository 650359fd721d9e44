-- 256 random bits: who has signed in, as a guest or by an account, may claim the cart with it.
ALTER TABLE cart RENAME COLUMN token TO share_token;
ALTER INDEX cart_token_key RENAME TO cart_share_token_key;

-- Codes were only checked by the checkout: what cannot be named by its card's id is applied again.
ALTER TABLE cart DROP COLUMN gift_card_codes;
ALTER TABLE cart ADD COLUMN gift_cards jsonb NOT NULL DEFAULT '[]';
ALTER TABLE cart ALTER COLUMN gift_cards DROP DEFAULT;

-- The requests that changed the cart last, so that one that is sent again is recognized without a statement.
ALTER TABLE cart ADD COLUMN recent_keys jsonb NOT NULL DEFAULT '[]';
ALTER TABLE cart ALTER COLUMN recent_keys DROP DEFAULT;
ALTER TABLE cart ADD COLUMN creation_key text;
ALTER TABLE cart ADD COLUMN creation_hash text NOT NULL DEFAULT '';
UPDATE cart SET creation_key = id;
ALTER TABLE cart ALTER COLUMN creation_key SET NOT NULL;
ALTER TABLE cart ALTER COLUMN creation_hash DROP DEFAULT;
CREATE UNIQUE INDEX cart_creation_key_key ON cart (creation_key);

-- What a unit cost when the line was put in or changed last; null when it had no price.
ALTER TABLE cart_line ADD COLUMN shown_price_minor bigint;

-- Where the bank's page sends the customer back to.
ALTER TABLE test_payment_intent ADD COLUMN return_url text;
