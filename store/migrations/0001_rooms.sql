-- One row a case: the state people change and everything the queue shows. The record itself stands in `revisions`.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  subject TEXT,
  issue_type TEXT,
  channel TEXT,
  language TEXT,
  customer_id TEXT,
  customer_name TEXT,
  tier TEXT,
  lane INTEGER NOT NULL CHECK (lane IN (1, 2, 3)),
  unit TEXT CHECK (unit IN ('conversation', 'answer', 'action')),
  decided_lane INTEGER NOT NULL CHECK (decided_lane IN (1, 2, 3)),
  decided_unit TEXT,
  override_lane INTEGER CHECK (override_lane IN (1, 2, 3)),
  override_unit TEXT,
  override_from INTEGER,
  status TEXT NOT NULL CHECK (status IN ('autonomous', 'open', 'snoozed', 'done')),
  owner TEXT,
  suggested_owner TEXT,
  holder TEXT,
  claim_epoch INTEGER NOT NULL DEFAULT 0,
  lease_until TEXT,
  snoozed_until TEXT,
  wrote_again INTEGER NOT NULL DEFAULT 0,
  draft_state TEXT NOT NULL CHECK (draft_state IN ('none', 'available', 'rejected', 'used', 'withheld')),
  draft_hash TEXT,
  customer_state TEXT NOT NULL,
  policy_level INTEGER NOT NULL,
  security_level INTEGER NOT NULL,
  missing_level INTEGER NOT NULL,
  irreversibility_level INTEGER NOT NULL,
  pressure_level INTEGER NOT NULL,
  domains_level INTEGER NOT NULL,
  flags TEXT NOT NULL DEFAULT '[]',
  consequence INTEGER NOT NULL,
  waiting_since TEXT NOT NULL,
  delivery TEXT,
  delivery_reason TEXT,
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  thread_tail TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (source, ticket_id)
);
CREATE INDEX cases_by_ticket ON cases (ticket_id);
CREATE INDEX queue_all ON cases (consequence DESC, waiting_since, id);
CREATE INDEX queue_by_status ON cases (status, consequence DESC, waiting_since, id);
CREATE INDEX queue_by_lane ON cases (status, lane, consequence DESC, waiting_since, id);
CREATE INDEX queue_by_owner ON cases (owner, status, consequence DESC, waiting_since, id) WHERE owner IS NOT NULL;
CREATE INDEX queue_by_holder ON cases (holder, status, consequence DESC, waiting_since, id) WHERE holder IS NOT NULL;
CREATE INDEX cases_asleep ON cases (snoozed_until) WHERE status = 'snoozed';

-- A key for every case, under which everything said in it and about it is remembered. Erasing a customer destroys
-- the keys of their cases, and only then lets the guards below the words go. A case that comes in again gets a new one.
CREATE TABLE case_keys (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  key BLOB CHECK (key IS NULL OR length(key) = 32),
  made_at TEXT NOT NULL,
  erased_at TEXT,
  erased_by INTEGER REFERENCES actions (id),
  CHECK ((key IS NULL) = (erased_at IS NOT NULL AND erased_by IS NOT NULL))
);
CREATE INDEX case_keys_by_case ON case_keys (case_id, id);
CREATE TRIGGER case_keys_begin BEFORE INSERT ON case_keys
WHEN NEW.key IS NULL OR EXISTS (SELECT 1 FROM case_keys WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is made whole and never replaced'); END;
CREATE TRIGGER case_keys_stay_update BEFORE UPDATE ON case_keys
WHEN OLD.key IS NULL OR NEW.key IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
  OR NEW.made_at <> OLD.made_at
  OR NOT EXISTS (SELECT 1 FROM actions a WHERE a.id = NEW.erased_by AND a.case_id = OLD.case_id AND a.verb = 'note'
                 AND a.key_id > OLD.id)
BEGIN SELECT RAISE(ABORT, 'append-only: a key is destroyed by a logged erasure, and not changed otherwise'); END;
CREATE TRIGGER case_keys_stay_delete BEFORE DELETE ON case_keys
BEGIN SELECT RAISE(ABORT, 'append-only: a key is destroyed, never removed'); END;

-- Every record as it came, with what the policy said of it then; a shell of it once its key is destroyed.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL,
  key_id INTEGER NOT NULL REFERENCES case_keys (id),
  at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  thread_tail TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  draft_words TEXT,
  record TEXT NOT NULL,
  decision TEXT NOT NULL,
  packet TEXT NOT NULL,
  sha TEXT NOT NULL,
  UNIQUE (case_id, revision)
);
CREATE INDEX revisions_by_key ON revisions (key_id);
CREATE TRIGGER revisions_stay_update BEFORE UPDATE ON revisions
WHEN NEW.content_hash <> '' OR NEW.thread_tail <> '' OR NEW.draft_words IS NOT NULL
  OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.revision <> OLD.revision OR NEW.key_id <> OLD.key_id
  OR NEW.at <> OLD.at OR NEW.policy_version <> OLD.policy_version
  OR NOT EXISTS (SELECT 1 FROM case_keys WHERE id = OLD.key_id AND key IS NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: a revision is never changed'); END;
CREATE TRIGGER revisions_stay_delete BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'append-only: a revision is never removed'); END;
CREATE TRIGGER revisions_stay_replace BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE case_id = NEW.case_id AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'append-only: a revision is never replaced'); END;

-- The feedback log: one row a human act, chained by hash. The hash covers the words of a row (everything that may
-- repeat what a customer said, or was told) only by `commitment`, an HMAC of them under the case's key: words can
-- be erased with the key and the chain still holds, and while the key is there no word can be changed unseen.
CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  source TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  verb TEXT NOT NULL,
  at TEXT NOT NULL,
  seconds_spent REAL,
  revision INTEGER NOT NULL,
  thread_tail TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  lane_before INTEGER NOT NULL,
  lane_after INTEGER NOT NULL,
  unit_before TEXT,
  unit_after TEXT,
  status_before TEXT NOT NULL,
  status_after TEXT NOT NULL,
  trigger_levels TEXT NOT NULL,
  trigger_verdicts TEXT NOT NULL,
  action_verdict TEXT,
  draft TEXT,
  draft_hash TEXT,
  final_text TEXT,
  edit_distance INTEGER,
  reason_codes TEXT NOT NULL,
  note TEXT,
  owner_before TEXT,
  owner_after TEXT,
  outcome TEXT,
  rating INTEGER,
  until TEXT,
  escalate_at INTEGER,
  findings TEXT NOT NULL,
  hunks TEXT NOT NULL,
  grades TEXT NOT NULL,
  supersedes INTEGER REFERENCES actions (id),
  state_before TEXT NOT NULL,
  key_id INTEGER NOT NULL REFERENCES case_keys (id),
  commitment TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX actions_by_case ON actions (case_id, id);
CREATE INDEX actions_by_time ON actions (at);
CREATE UNIQUE INDEX actions_undone_once ON actions (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX actions_by_key ON actions (key_id);
CREATE TRIGGER actions_stay_update BEFORE UPDATE ON actions
WHEN NEW.thread_tail <> '' OR NEW.action_verdict IS NOT NULL OR NEW.draft IS NOT NULL
  OR NEW.draft_hash IS NOT NULL OR NEW.final_text IS NOT NULL OR NEW.reason_codes <> '[]'
  OR NEW.note IS NOT NULL OR NEW.outcome IS NOT NULL OR NEW.findings <> '[]' OR NEW.hunks <> '[]'
  OR NEW.grades <> '[]'
  OR (NEW.id, NEW.case_id, NEW.source, NEW.ticket_id, NEW.actor, NEW.role, NEW.verb, NEW.at, NEW.seconds_spent
  , NEW.revision, NEW.policy_version, NEW.lane_before, NEW.lane_after, NEW.unit_before, NEW.unit_after
  , NEW.status_before, NEW.status_after, NEW.trigger_levels, NEW.trigger_verdicts, NEW.edit_distance
  , NEW.owner_before, NEW.owner_after, NEW.rating, NEW.until, NEW.escalate_at, NEW.supersedes, NEW.state_before
  , NEW.key_id, NEW.commitment, NEW.prev_hash, NEW.hash)
  IS NOT (OLD.id, OLD.case_id, OLD.source, OLD.ticket_id, OLD.actor, OLD.role, OLD.verb, OLD.at
  , OLD.seconds_spent, OLD.revision, OLD.policy_version, OLD.lane_before, OLD.lane_after, OLD.unit_before
  , OLD.unit_after, OLD.status_before, OLD.status_after, OLD.trigger_levels, OLD.trigger_verdicts
  , OLD.edit_distance, OLD.owner_before, OLD.owner_after, OLD.rating, OLD.until, OLD.escalate_at, OLD.supersedes
  , OLD.state_before, OLD.key_id, OLD.commitment, OLD.prev_hash, OLD.hash)
  OR NOT EXISTS (SELECT 1 FROM case_keys WHERE id = OLD.key_id AND key IS NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: an action is never changed'); END;
CREATE TRIGGER actions_stay_delete BEFORE DELETE ON actions
BEGIN SELECT RAISE(ABORT, 'append-only: an action is never removed'); END;
CREATE TRIGGER actions_stay_chained BEFORE INSERT ON actions
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM actions)
  OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM actions ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'append-only: an action joins the end of the chain or not at all'); END;

-- Replies on their way out. `words` and `draft_words` are hashes of the text without regard to case and spacing.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL UNIQUE REFERENCES actions (id),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  marker TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  written_by TEXT NOT NULL,
  words TEXT NOT NULL,
  draft_hash TEXT,
  thread_tail TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  created_at TEXT NOT NULL,
  send_after TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'delivered', 'failed', 'unknown', 'undone')),
  attempts INTEGER NOT NULL DEFAULT 0,
  courier TEXT,
  sending_until TEXT,
  answer TEXT,
  reason TEXT,
  settled_at TEXT
);
CREATE INDEX outbox_due ON outbox (state, send_after, id);
CREATE INDEX outbox_by_case ON outbox (case_id, id);
CREATE TRIGGER outbox_lane_3_enqueue BEFORE INSERT ON outbox
WHEN (NEW.written_by = 'assistant' OR NEW.words IN (SELECT draft_words FROM revisions WHERE case_id = NEW.case_id))
  AND EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id
              AND (lane NOT IN (1, 2) OR unit = 'conversation' OR draft_state = 'withheld'))
BEGIN SELECT RAISE(ABORT, 'lane 3: nothing the assistant wrote may be queued for this customer'); END;
CREATE TRIGGER outbox_lane_3_send BEFORE UPDATE OF state ON outbox
WHEN NEW.state IN ('sending', 'delivered') AND OLD.state = 'queued'
  AND (NEW.written_by = 'assistant' OR NEW.words IN (SELECT draft_words FROM revisions WHERE case_id = NEW.case_id))
  AND EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id
              AND (lane NOT IN (1, 2) OR unit = 'conversation' OR draft_state = 'withheld'))
BEGIN SELECT RAISE(ABORT, 'lane 3: nothing the assistant wrote may leave for this customer'); END;
CREATE TRIGGER outbox_begins_queued BEFORE INSERT ON outbox
WHEN NEW.state <> 'queued' OR EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id OR action_id = NEW.action_id)
BEGIN SELECT RAISE(ABORT, 'outbox: a reply begins as queued, once'); END;
CREATE TRIGGER outbox_words_stay BEFORE UPDATE ON outbox
WHEN NEW.id <> OLD.id OR NEW.action_id <> OLD.action_id OR NEW.case_id <> OLD.case_id OR NEW.marker <> OLD.marker
  OR NEW.written_by <> OLD.written_by
  OR ((NEW.text <> OLD.text OR NEW.words <> OLD.words)
    AND (NEW.text <> '' OR NEW.words <> '' OR NEW.state NOT IN ('delivered', 'failed', 'undone')
      OR NOT EXISTS (SELECT 1 FROM actions a JOIN case_keys k ON k.id = a.key_id
                     WHERE a.id = OLD.action_id AND k.key IS NULL)))
BEGIN SELECT RAISE(ABORT, 'outbox: approved words are never changed'); END;
CREATE TRIGGER outbox_ways BEFORE UPDATE OF state ON outbox
WHEN NEW.state <> OLD.state AND (OLD.state || ' ' || NEW.state) NOT IN (
  'queued sending', 'queued failed', 'queued undone',
  'sending delivered', 'sending failed', 'sending unknown', 'sending queued',
  'unknown delivered', 'unknown failed', 'unknown queued')
BEGIN SELECT RAISE(ABORT, 'outbox: there is no such way from one state to the other'); END;
CREATE TRIGGER outbox_stays BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'outbox: a reply is never removed'); END;
CREATE TRIGGER outbox_shows_new AFTER INSERT ON outbox
BEGIN UPDATE cases SET delivery = NEW.state, delivery_reason = NULL WHERE id = NEW.case_id; END;
CREATE TRIGGER outbox_shows_change AFTER UPDATE OF state ON outbox
WHEN NEW.id = (SELECT max(id) FROM outbox WHERE case_id = NEW.case_id)
BEGIN UPDATE cases SET delivery = NEW.state, delivery_reason = NEW.reason WHERE id = NEW.case_id; END;

CREATE TRIGGER cases_lane_3_insert BEFORE INSERT ON cases
WHEN NEW.draft_state = 'available' AND (NEW.lane = 3 OR NEW.unit = 'conversation')
BEGIN SELECT RAISE(ABORT, 'lane 3: a draft is withheld here, never available'); END;
CREATE TRIGGER cases_lane_3_update BEFORE UPDATE OF lane, unit, draft_state ON cases
WHEN NEW.draft_state = 'available' AND (NEW.lane = 3 OR NEW.unit = 'conversation')
BEGIN SELECT RAISE(ABORT, 'lane 3: a draft is withheld here, never available'); END;

-- What happened to a case beside people's acts, and after them; `about` names a draft's hash or a reply's marker.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  action_id INTEGER REFERENCES actions (id),
  about TEXT,
  detail TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX events_by_case ON events (case_id, kind, id);
CREATE INDEX events_by_action ON events (action_id) WHERE action_id IS NOT NULL;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw BLOB NOT NULL,
  size INTEGER NOT NULL,
  sha TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (origin, line, sha)
);

-- How many cases stand where, kept by the triggers below so that counting never scans.
CREATE TABLE tallies (
  status TEXT NOT NULL,
  lane INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (status, lane)
) WITHOUT ROWID;
CREATE TRIGGER tally_insert AFTER INSERT ON cases BEGIN
  INSERT INTO tallies VALUES (NEW.status, NEW.lane, 1) ON CONFLICT (status, lane) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_update AFTER UPDATE OF status, lane ON cases
WHEN OLD.status <> NEW.status OR OLD.lane <> NEW.lane BEGIN
  UPDATE tallies SET n = n - 1 WHERE status = OLD.status AND lane = OLD.lane;
  INSERT INTO tallies VALUES (NEW.status, NEW.lane, 1) ON CONFLICT (status, lane) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_delete AFTER DELETE ON cases BEGIN
  UPDATE tallies SET n = n - 1 WHERE status = OLD.status AND lane = OLD.lane;
END;

-- Words of subject, thread, customer and ticket by case id; contentless, so the text is not kept twice.
CREATE VIRTUAL TABLE case_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- The log for people and Datasette: what was done, whether it was taken back, and when its words were erased.
CREATE VIEW v_feedback AS
SELECT a.id, a.case_id, a.source, a.ticket_id, c.subject, c.issue_type, c.tier, a.actor, a.role, a.verb, a.at,
  a.seconds_spent, a.revision, a.thread_tail, a.policy_version, a.lane_before, a.lane_after, a.unit_before,
  a.unit_after, a.status_before, a.status_after, a.trigger_levels, a.trigger_verdicts, a.action_verdict, a.draft,
  a.draft_hash, a.final_text, a.edit_distance, a.reason_codes, a.note, a.owner_before, a.owner_after, a.outcome,
  a.rating, a.until, a.escalate_at, a.findings, a.hunks, a.grades, a.supersedes, u.id AS undone_by, o.state AS delivery,
  o.send_after, k.erased_at, a.prev_hash, a.hash
FROM actions a
JOIN cases c ON c.id = a.case_id
JOIN case_keys k ON k.id = a.key_id
LEFT JOIN actions u ON u.supersedes = a.id
LEFT JOIN outbox o ON o.action_id = a.id;

-- The queue for people and Datasette; order it by consequence DESC, waiting_since, case_id.
CREATE VIEW v_queue AS
SELECT id AS case_id, ticket_id, source, lane, unit, status, owner, suggested_owner, holder, lease_until,
  customer_state, draft_state = 'available' AS has_draft, draft_state, wrote_again, delivery, delivery_reason,
  CASE policy_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS policy_sensitivity,
  CASE security_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS security_identity,
  CASE missing_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS missing_source_of_truth,
  CASE irreversibility_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS action_irreversibility,
  CASE pressure_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS customer_pressure,
  CASE domains_level WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'high' END AS multi_domain_complexity,
  flags, waiting_since, snoozed_until, subject, issue_type, channel, language, customer_id, customer_name, tier,
  consequence, revision, version, policy_version, first_seen_at, updated_at
FROM cases;
