-- Who has a case open on their screen; a line that is not renewed fades by itself.
CREATE TABLE viewers (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  actor TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (actor, case_id)
) WITHOUT ROWID;
