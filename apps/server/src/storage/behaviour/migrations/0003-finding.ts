/** What a recording is worth looking at for: a session counts its troubled requests, its submits and what it gave up. */
export const finding = [
  `
  ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS request_problems SimpleAggregateFunction(sum, Int64) AFTER js_errors,
    ADD COLUMN IF NOT EXISTS form_submits SimpleAggregateFunction(sum, Int64) AFTER request_problems,
    ADD COLUMN IF NOT EXISTS form_abandons SimpleAggregateFunction(sum, Int64) AFTER form_submits`,

  /* Sessions from before: the difference to what they count is added, so that this can be run again. */ `
  INSERT INTO sessions (site_id, day, session_id, visitor_id, started_at, ended_at, request_problems, form_submits, form_abandons)
  SELECT truth.site_id, truth.day, truth.session_id, truth.visitor, truth.first_at, truth.last_at,
    truth.requests - kept.requests, truth.submits - kept.submits, truth.abandons - kept.abandons
  FROM (
    SELECT site_id, day, session_id, any(visitor_id) AS visitor, min(at) AS first_at, max(at) AS last_at,
      toInt64(countIf(type = 'request')) AS requests,
      toInt64(countIf(type = 'form_submit')) AS submits,
      toInt64(countIf(type = 'form_abandon')) AS abandons
    FROM events
    WHERE type IN ('request', 'form_submit', 'form_abandon')
    GROUP BY site_id, day, session_id) AS truth
  LEFT JOIN (
    SELECT site_id, day, session_id, sum(request_problems) AS requests, sum(form_submits) AS submits, sum(form_abandons) AS abandons
    FROM sessions
    GROUP BY site_id, day, session_id) AS kept
    ON truth.site_id = kept.site_id AND truth.day = kept.day AND truth.session_id = kept.session_id
  WHERE truth.requests != kept.requests OR truth.submits != kept.submits OR truth.abandons != kept.abandons`,
];
