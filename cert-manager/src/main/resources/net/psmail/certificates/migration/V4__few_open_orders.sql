-- An issuer has few slots, so few orders are open at once; null when this one no longer is.
alter table issuer_order add column slot int;
alter table issuer_order add constraint issuer_order_slot unique (issuer, slot);
