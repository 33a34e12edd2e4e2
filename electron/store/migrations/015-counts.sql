-- PR-10: what stands on the print list with nothing of its own in the way is counted beside a word, again and again: along this, not from the orders' rows.
CREATE INDEX orders_printable ON orders (in_parcel, together) WHERE state = 'paid' AND hold_reason IS NULL AND masked = '' AND doubts = '';
