-- A key for every customer of a source. What is remembered of a case is committed to under its customer's key and the
-- case's own joined together: erasing a customer destroys both, redacting one case the case's own. Keys made before
-- this have no customer's key beside them (NULL) and commit alone, as do those of cases whose customer has no id.
CREATE TABLE customer_keys (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  customer_id TEXT,
  key BLOB CHECK (key IS NULL OR length(key) = 32),
  made_at TEXT NOT NULL,
  erased_at TEXT,
  erased_by INTEGER REFERENCES actions (id),
  CHECK ((key IS NULL) = (erased_at IS NOT NULL AND erased_by IS NOT NULL)),
  CHECK ((key IS NULL) = (customer_id IS NULL))
);
CREATE UNIQUE INDEX customer_keys_live ON customer_keys (source, customer_id) WHERE key IS NOT NULL;
ALTER TABLE case_keys ADD COLUMN customer_key_id INTEGER REFERENCES customer_keys (id);
CREATE INDEX case_keys_by_customer ON case_keys (customer_key_id) WHERE customer_key_id IS NOT NULL;

CREATE TRIGGER customer_keys_begin BEFORE INSERT ON customer_keys
WHEN NEW.key IS NULL OR EXISTS (SELECT 1 FROM customer_keys WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM customer_keys
             WHERE source = NEW.source AND customer_id = NEW.customer_id AND key IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is made whole and never replaced'); END;
CREATE TRIGGER customer_keys_stay_update BEFORE UPDATE ON customer_keys
WHEN OLD.key IS NULL OR NEW.key IS NOT NULL OR NEW.id <> OLD.id OR NEW.source <> OLD.source
  OR NEW.made_at <> OLD.made_at
  OR EXISTS (SELECT 1 FROM case_keys WHERE customer_key_id = OLD.id AND key IS NOT NULL)
  OR NOT EXISTS (SELECT 1 FROM actions a JOIN case_keys k ON k.case_id = a.case_id
                 WHERE a.id = NEW.erased_by AND a.verb = 'note' AND k.customer_key_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is destroyed by a logged erasure, and not changed otherwise'); END;
CREATE TRIGGER customer_keys_stay_delete BEFORE DELETE ON customer_keys
BEGIN SELECT RAISE(ABORT, 'append-only: a key is destroyed, never removed'); END;

DROP TRIGGER case_keys_begin;
CREATE TRIGGER case_keys_begin BEFORE INSERT ON case_keys
WHEN NEW.key IS NULL OR EXISTS (SELECT 1 FROM case_keys WHERE id = NEW.id)
  OR NEW.customer_key_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM customer_keys WHERE id = NEW.customer_key_id AND key IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is made whole and never replaced'); END;
DROP TRIGGER case_keys_stay_update;
CREATE TRIGGER case_keys_stay_update BEFORE UPDATE ON case_keys
WHEN OLD.key IS NULL OR NEW.key IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
  OR NEW.made_at <> OLD.made_at OR NEW.customer_key_id IS NOT OLD.customer_key_id
  OR NOT EXISTS (SELECT 1 FROM actions a WHERE a.id = NEW.erased_by AND a.case_id = OLD.case_id AND a.verb = 'note'
                 AND a.key_id > OLD.id)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is destroyed by a logged erasure, and not changed otherwise'); END;

-- A console of before that is still open knows no customer's key: it must not commit under half of one.
CREATE TRIGGER actions_stay_committed BEFORE INSERT ON actions
WHEN (NEW.commitment GLOB 'customer:*')
  <> EXISTS (SELECT 1 FROM case_keys WHERE id = NEW.key_id AND customer_key_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'newer schema: close this lanedesk and open the newer one'); END;

-- Files with customers' words in them that were written from here: an erasure does not reach them, and says so.
CREATE TABLE copies (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('backup', 'export')),
  path TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX copies_by_path ON copies (path, id);

-- The queue as it stands now: a lapsed lease holds nothing, and a snooze that is over is open.
DROP VIEW v_queue;
CREATE VIEW v_queue AS
WITH now (t) AS (SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')
SELECT id AS case_id, ticket_id, source, lane, unit,
  CASE WHEN status = 'snoozed' AND snoozed_until <= t THEN 'open' ELSE status END AS status, owner, suggested_owner,
  CASE WHEN lease_until > t THEN holder END AS holder, CASE WHEN lease_until > t THEN lease_until END AS lease_until,
  customer_state, draft_state = 'available' AS has_draft, draft_state, wrote_again, delivery, delivery_reason,
  CASE policy_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS policy_sensitivity,
  CASE security_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS security_identity,
  CASE missing_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS missing_source_of_truth,
  CASE irreversibility_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS action_irreversibility,
  CASE pressure_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS customer_pressure,
  CASE domains_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS multi_domain_complexity,
  flags, waiting_since, CASE WHEN snoozed_until > t THEN snoozed_until END AS snoozed_until, subject, issue_type,
  channel, language, customer_id, customer_name, tier, consequence, revision, version, policy_version, first_seen_at,
  updated_at
FROM cases, now;
