-- Money that comes on top of an order which is paid already (CS-2): an exchange that costs more (AS-5), or other goods in an order (CS-8).
ALTER TABLE expected_transfers ADD COLUMN purpose TEXT NOT NULL DEFAULT 'order' CHECK (purpose IN ('order', 'exchange', 'change'));
-- Of 'exchange': its case. The order is the one that the buyer knows.
ALTER TABLE expected_transfers ADD COLUMN case_id INTEGER REFERENCES after_sales_cases (id);
DROP INDEX expected_transfers_of_order;
CREATE UNIQUE INDEX expected_transfers_of_order ON expected_transfers (order_id) WHERE state <> 'cancelled' AND purpose = 'order';
CREATE UNIQUE INDEX expected_transfers_of_case ON expected_transfers (case_id) WHERE state <> 'cancelled' AND case_id IS NOT NULL;
CREATE UNIQUE INDEX expected_transfers_of_change ON expected_transfers (order_id) WHERE state = 'waiting' AND purpose = 'change';
