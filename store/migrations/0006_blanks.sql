-- Words blanked in a case that goes on. The case stands under a new key from then on. What each row of its log holds
-- now is committed to here, and the logged note covers all these commitments by its hash. A blanking is open only
-- inside its transaction, and only then the guards let words be changed.
CREATE TABLE blankings (
  note_id INTEGER PRIMARY KEY REFERENCES actions (id),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  key_id INTEGER NOT NULL REFERENCES case_keys (id),
  open INTEGER NOT NULL CHECK (open IN (0, 1))
);
CREATE INDEX blankings_by_case ON blankings (case_id, open);
CREATE TABLE blanked (
  action_id INTEGER PRIMARY KEY REFERENCES actions (id),
  note_id INTEGER NOT NULL REFERENCES blankings (note_id),
  commitment TEXT NOT NULL
);
CREATE INDEX blanked_by_note ON blanked (note_id, action_id, commitment);
CREATE TRIGGER blankings_begin BEFORE INSERT ON blankings
WHEN NEW.open <> 1 OR EXISTS (SELECT 1 FROM blankings WHERE note_id = NEW.note_id)
  OR EXISTS (SELECT 1 FROM actions WHERE case_id = NEW.case_id AND id > NEW.note_id)
  OR EXISTS (SELECT 1 FROM case_keys WHERE case_id = NEW.case_id AND id < NEW.key_id AND key IS NOT NULL)
  OR NOT EXISTS (SELECT 1 FROM actions a JOIN case_keys k ON k.id = a.key_id
                 WHERE a.id = NEW.note_id AND a.case_id = NEW.case_id AND a.verb = 'note' AND a.key_id = NEW.key_id
                   AND k.case_id = NEW.case_id AND k.key IS NOT NULL
                   AND a.state_before GLOB '*"blanked":*')
BEGIN SELECT RAISE(ABORT, 'append-only: words are blanked by a logged redaction, and not changed otherwise'); END;
CREATE TRIGGER blankings_stay_update BEFORE UPDATE ON blankings
WHEN OLD.open <> 1 OR NEW.open <> 0
  OR (NEW.note_id, NEW.case_id, NEW.key_id) IS NOT (OLD.note_id, OLD.case_id, OLD.key_id)
BEGIN SELECT RAISE(ABORT, 'append-only: a blanking is closed and stays'); END;
CREATE TRIGGER blankings_stay_delete BEFORE DELETE ON blankings
BEGIN SELECT RAISE(ABORT, 'append-only: a blanking stays'); END;
CREATE TRIGGER blanked_begin BEFORE INSERT ON blanked
WHEN EXISTS (SELECT 1 FROM blanked WHERE action_id = NEW.action_id)
  OR NOT EXISTS (SELECT 1 FROM actions a JOIN blankings g ON g.case_id = a.case_id
                 WHERE a.id = NEW.action_id AND a.id < NEW.note_id AND a.thread_tail <> ''
                   AND g.note_id = NEW.note_id AND g.open = 1)
BEGIN SELECT RAISE(ABORT, 'append-only: words are blanked by a logged redaction, and not changed otherwise'); END;
CREATE TRIGGER blanked_stay_update BEFORE UPDATE ON blanked
WHEN NEW.action_id <> OLD.action_id
  OR NOT EXISTS (SELECT 1 FROM actions a JOIN blankings g ON g.case_id = a.case_id
                 WHERE a.id = NEW.action_id AND a.thread_tail <> ''
                   AND g.note_id = NEW.note_id AND g.note_id > OLD.note_id AND g.open = 1)
BEGIN SELECT RAISE(ABORT, 'append-only: words are blanked by a logged redaction, and not changed otherwise'); END;
CREATE TRIGGER blanked_stay_delete BEFORE DELETE ON blanked
BEGIN SELECT RAISE(ABORT, 'append-only: what was blanked stays told'); END;

DROP TRIGGER actions_stay_update;
CREATE TRIGGER actions_stay_update BEFORE UPDATE ON actions
WHEN (NEW.thread_tail <> '' OR NEW.action_verdict IS NOT NULL OR NEW.draft IS NOT NULL
  OR NEW.draft_hash IS NOT NULL OR NEW.final_text IS NOT NULL OR NEW.reason_codes <> '[]'
  OR NEW.note IS NOT NULL OR NEW.outcome IS NOT NULL OR NEW.findings <> '[]' OR NEW.hunks <> '[]'
  OR NEW.grades <> '[]')
    AND NOT EXISTS (SELECT 1 FROM blankings WHERE case_id = OLD.case_id AND open = 1)
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
  OR EXISTS (SELECT 1 FROM blanked b JOIN blankings g ON g.note_id = b.note_id JOIN case_keys k ON k.id = g.key_id
             WHERE b.action_id = OLD.id AND g.open = 0 AND k.key IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: an action is never changed'); END;
DROP TRIGGER outbox_words_stay;
CREATE TRIGGER outbox_words_stay BEFORE UPDATE ON outbox
WHEN NEW.id <> OLD.id OR NEW.action_id <> OLD.action_id OR NEW.case_id <> OLD.case_id OR NEW.marker <> OLD.marker
  OR NEW.written_by <> OLD.written_by
  OR ((NEW.text <> OLD.text OR NEW.words <> OLD.words)
    AND ((NEW.text <> '' OR NEW.words <> '')
        AND NOT EXISTS (SELECT 1 FROM blankings WHERE case_id = OLD.case_id AND open = 1)
      OR NEW.state NOT IN ('delivered', 'failed', 'undone')
      OR NOT EXISTS (SELECT 1 FROM actions a JOIN case_keys k ON k.id = a.key_id
                     WHERE a.id = OLD.action_id AND k.key IS NULL)
      OR EXISTS (SELECT 1 FROM blanked b JOIN blankings g ON g.note_id = b.note_id JOIN case_keys k ON k.id = g.key_id
                 WHERE b.action_id = OLD.action_id AND g.open = 0 AND k.key IS NOT NULL)))
BEGIN SELECT RAISE(ABORT, 'outbox: approved words are never changed'); END;
DROP TRIGGER revisions_stay_update;
CREATE TRIGGER revisions_stay_update BEFORE UPDATE ON revisions
WHEN NEW.content_hash <> ''
  OR (NEW.thread_tail <> '' OR NEW.draft_words IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM blankings WHERE case_id = OLD.case_id AND open = 1)
  OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.revision <> OLD.revision OR NEW.key_id <> OLD.key_id
  OR NEW.at <> OLD.at OR NEW.policy_version <> OLD.policy_version
  OR NOT EXISTS (SELECT 1 FROM case_keys WHERE id = OLD.key_id AND key IS NULL)
  OR EXISTS (SELECT 1 FROM blankings g JOIN case_keys k ON k.id = g.key_id
             WHERE g.case_id = OLD.case_id AND g.key_id > OLD.key_id AND g.open = 0 AND k.key IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM blankings WHERE case_id = OLD.case_id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'append-only: a revision is never changed'); END;

-- The log for people, which tells an erased row from one with words blanked in it.
DROP VIEW v_feedback;
CREATE VIEW v_feedback AS
SELECT a.id, a.case_id, a.source, a.ticket_id, c.subject, c.issue_type, c.tier, a.actor, a.role, a.verb, a.at,
  a.seconds_spent, a.revision, a.thread_tail, a.policy_version, a.lane_before, a.lane_after, a.unit_before,
  a.unit_after, a.status_before, a.status_after, a.trigger_levels, a.trigger_verdicts, a.action_verdict, a.draft,
  a.draft_hash, a.final_text, a.edit_distance, a.reason_codes, a.note, a.owner_before, a.owner_after, a.outcome,
  a.rating, a.until, a.escalate_at, a.findings, a.hunks, a.grades, a.supersedes, u.id AS undone_by, o.state AS delivery,
  o.send_after, CASE WHEN a.thread_tail = '' THEN coalesce(n.erased_at, k.erased_at) END AS erased_at, a.prev_hash, a.hash
FROM actions a
JOIN cases c ON c.id = a.case_id
JOIN case_keys k ON k.id = a.key_id
LEFT JOIN blanked b ON b.action_id = a.id
LEFT JOIN blankings g ON g.note_id = b.note_id
LEFT JOIN case_keys n ON n.id = g.key_id
LEFT JOIN actions u ON u.supersedes = a.id
LEFT JOIN outbox o ON o.action_id = a.id;
