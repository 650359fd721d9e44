ALTER TABLE location RENAME COLUMN active TO is_active;
ALTER TABLE location RENAME COLUMN pickup_enabled TO offers_pickup;
ALTER TABLE location RENAME COLUMN ship_from_store TO ships_orders;
ALTER TABLE location ADD COLUMN version integer NOT NULL DEFAULT 1;
-- The parts of an address are read and written together, and never searched.
ALTER TABLE location ADD COLUMN address jsonb NOT NULL DEFAULT '{}';
UPDATE location SET address = jsonb_strip_nulls(jsonb_build_object(
    'line1', line1, 'postalCode', postal_code, 'city', city, 'countryCode', country_code));
ALTER TABLE location DROP COLUMN line1, DROP COLUMN postal_code, DROP COLUMN city, DROP COLUMN country_code;

ALTER TABLE special_day RENAME COLUMN day TO date;
ALTER TABLE special_day RENAME CONSTRAINT special_day_day_check TO special_day_date_check;
