-- The queue by wait and by customer: over everything, and within a status; the lane is there to be skipped by.
CREATE INDEX queue_by_wait ON cases (waiting_since, id);
CREATE INDEX queue_by_status_wait ON cases (status, waiting_since, id, lane);
CREATE INDEX queue_by_customer ON cases (coalesce(customer_name, customer_id, x'') COLLATE NOCASE, waiting_since, id);
CREATE INDEX queue_by_status_customer
  ON cases (status, coalesce(customer_name, customer_id, x'') COLLATE NOCASE, waiting_since, id, lane);
-- One person's own acts, the latest first.
CREATE INDEX actions_by_actor ON actions (actor, id);
