-- Names, phones, addresses and what people wrote are taken out of old orders by rule. The order itself, its money and its goods stay.
ALTER TABLE orders ADD COLUMN personal_erased_at INTEGER;

-- Orders whose time has come while something of them is still open: looked at again with every round.
CREATE TABLE personal_waiting (order_id INTEGER PRIMARY KEY REFERENCES orders (id)) STRICT;

-- What was taken out may go; nothing else of what is append-only may.
DROP TRIGGER order_notes_are_never_changed;
CREATE TRIGGER order_notes_are_never_changed BEFORE UPDATE ON order_notes
  WHEN NOT (new.text = '※' AND new.id = old.id AND new.order_id = old.order_id AND new.at = old.at AND new.staff_id IS old.staff_id
    AND EXISTS (SELECT 1 FROM orders WHERE id = old.order_id AND personal_erased_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
DROP TRIGGER typed_orders_are_never_changed;
CREATE TRIGGER typed_orders_are_never_changed BEFORE UPDATE ON typed_orders
  WHEN NOT (new.source_text = '' AND new.text_print = '' AND new.order_id = old.order_id AND new.at = old.at AND new.staff_id IS old.staff_id
    AND new.channel = old.channel AND EXISTS (SELECT 1 FROM orders WHERE id = old.order_id AND personal_erased_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'the text of a typed order stays as it was'); END;
DROP TRIGGER tasks_end_once;
CREATE TRIGGER tasks_end_once BEFORE UPDATE ON tasks
  WHEN old.ended_at IS NOT NULL AND new.ended_at IS NOT NULL
    AND NOT (new.outcome_note = '' AND new.id = old.id AND new.kind = old.kind AND new.code = old.code AND new.params = old.params AND new.cause = old.cause
      AND new.order_id IS old.order_id AND new.outcome IS old.outcome AND new.ended_at = old.ended_at AND new.ended_by IS old.ended_by
      AND EXISTS (SELECT 1 FROM orders WHERE id = old.order_id AND personal_erased_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'what came of a task is never changed'); END;

-- Whose order it was is known already, by hashes; without its phone it would become somebody else's.
DROP TRIGGER orders_are_recognised_anew;
CREATE TRIGGER orders_are_recognised_anew AFTER UPDATE OF platform, buyer_nick, receiver_name, receiver_phone, country, province, city, district, detail, masked ON orders
  WHEN new.personal_erased_at IS NULL
    AND (old.platform, old.buyer_nick, old.receiver_name, old.receiver_phone, old.country, old.province, old.city, old.district, old.detail, old.masked)
    IS NOT (new.platform, new.buyer_nick, new.receiver_name, new.receiver_phone, new.country, new.province, new.city, new.district, new.detail, new.masked) BEGIN
  INSERT OR IGNORE INTO customer_backlog VALUES (new.id);
END;

-- A platform's file from years ago brings it back: it goes again with the next round.
CREATE TRIGGER orders_are_personal_again AFTER UPDATE OF buyer_nick, receiver_name, receiver_phone, detail, buyer_message, platform_note ON orders
  WHEN old.personal_erased_at IS NOT NULL AND new.personal_erased_at IS NOT NULL
    AND (new.buyer_nick <> '' OR new.receiver_name <> '' OR new.receiver_phone <> '' OR new.detail <> '' OR new.buyer_message <> '' OR new.platform_note <> '') BEGIN
  UPDATE orders SET personal_erased_at = NULL WHERE id = new.id;
  INSERT OR IGNORE INTO personal_waiting VALUES (new.id);
END;
