-- What a price was before its last change within its currency: by trigger, so that no writer can forget it.
ALTER TABLE channel_listing
  ADD COLUMN previous_price_minor bigint,
  ADD COLUMN price_changed_at timestamptz(6);

CREATE FUNCTION channel_listing_keep_previous_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.previous_price_minor := CASE WHEN NEW.currency = OLD.currency THEN OLD.price_minor END;
  NEW.price_changed_at := NEW.updated_at;
  RETURN NEW;
END
$$;
CREATE TRIGGER channel_listing_keep_previous_price BEFORE UPDATE ON channel_listing FOR EACH ROW
  WHEN (NEW.price_minor <> OLD.price_minor OR NEW.currency <> OLD.currency)
  EXECUTE FUNCTION channel_listing_keep_previous_price();
