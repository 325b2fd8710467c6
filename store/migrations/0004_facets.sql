-- Everything the queue can be narrowed by, in the order of a lane: a filter is decided here without reading the cases.
CREATE INDEX queue_facets ON cases (
  status, lane, consequence DESC, waiting_since, id, tier, issue_type, owner, customer_state, source,
  policy_level, security_level, missing_level, irreversibility_level, pressure_level, domains_level);
DROP INDEX queue_by_lane;
