-- Who was not sure and asked for a second person: the request is offered to somebody else, and to them first.
ALTER TABLE "review_request" ADD COLUMN "second_asked_by" uuid REFERENCES "person" ("id") ON DELETE SET NULL;

-- The public record of a resource has what the report by month counts. The reason of a version that was sent back or declined
-- was written for its department alone, and stays there.
INSERT INTO "review_decision" ("review_request_id", "resource_id", "kind", "decision", "reason", "version_number", "decided_at")
    SELECT "id", "resource_id", "kind", "state", '', NULL, "decided_at" FROM "review_request"
    WHERE "state" IN ('changes_asked', 'declined') AND "kind" = 'publication' AND "before_alliance" AND "decided_at" IS NOT NULL
    ON CONFLICT DO NOTHING;

-- Both are read from one table, so that they cannot tell different things. What was taken back was asked and never decided.
CREATE OR REPLACE FUNCTION "decided_by_month"(since timestamptz)
    RETURNS TABLE ("month" text, "kind" text, "decision" text, "flag_kind" text, "decisions" bigint)
    LANGUAGE sql STABLE SET "commons.system" = 'on' SET search_path = public AS $$
    WITH ended AS (
        SELECT review_request_id AS id, kind, decision, decided_at FROM review_decision
        UNION ALL
        SELECT id, kind, state, decided_at FROM review_request WHERE before_alliance AND state = 'taken_back'
    )
    SELECT to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM'), ended.kind, ended.decision,
        (SELECT flag.kind FROM flag WHERE flag.review_request_id = ended.id ORDER BY flag.created_at, flag.id LIMIT 1), count(*)
    FROM ended
    WHERE decided_at >= since
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4
$$;
