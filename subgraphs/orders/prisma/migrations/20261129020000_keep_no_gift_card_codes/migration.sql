-- Carts kept the codes of their gift cards in clear: from here on they keep the key that a code opened. A card whose code
-- an open cart still holds is applied again.
UPDATE cart SET gift_cards = '[]' WHERE gift_cards <> '[]';
