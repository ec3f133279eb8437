-- Moderation: flags and appeals stand in the queue of reviews; what was decided is public where the resource is; and a report
-- by month names nobody.

ALTER TABLE "review_request"
    ADD COLUMN "kind" text NOT NULL DEFAULT 'publication',
    ADD COLUMN "urgent" boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT "review_request_version_id_key";
-- A version is asked for once; what is published may be flagged again and again.
CREATE UNIQUE INDEX "review_request_version" ON "review_request" ("version_id") WHERE "kind" = 'publication';
CREATE INDEX "review_request_of_version" ON "review_request" ("version_id");
DROP INDEX "review_request_open";
CREATE UNIQUE INDEX "review_request_open" ON "review_request" ("resource_id", "kind")
    WHERE "state" IN ('submitted', 'waiting', 'claimed');
CREATE INDEX "review_request_decided" ON "review_request" ("decided_at");

ALTER TABLE "resource_notice" ADD COLUMN "made_by" uuid REFERENCES "person" ("id") ON DELETE SET NULL;

CREATE TABLE "flag" (
    "id" uuid NOT NULL PRIMARY KEY,
    "resource_id" uuid NOT NULL,
    "version_id" uuid NOT NULL,
    "review_request_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "department_id" uuid,
    "kind" text NOT NULL,
    "reason" text NOT NULL,
    "passage" text,
    "title" text NOT NULL,
    "state" text NOT NULL,
    "created_at" timestamptz NOT NULL,
    "decided_at" timestamptz,
    "decision_reason" text,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("version_id") REFERENCES "version" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("review_request_id") REFERENCES "review_request" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
-- Somebody says it once, until it is decided.
CREATE UNIQUE INDEX "flag_open" ON "flag" ("resource_id", "person_id") WHERE "state" = 'open';
CREATE INDEX "flag_of_person" ON "flag" ("person_id", "created_at" DESC, "id" DESC);
CREATE INDEX "flag_of_request" ON "flag" ("review_request_id", "created_at", "id");

CREATE TABLE "review_decision" (
    "review_request_id" uuid NOT NULL PRIMARY KEY,
    "resource_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "decision" text NOT NULL,
    "reason" text NOT NULL,
    "version_number" integer,
    "decided_at" timestamptz NOT NULL,
    FOREIGN KEY ("review_request_id") REFERENCES "review_request" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE
);
CREATE INDEX "review_decision_of_resource" ON "review_decision" ("resource_id", "decided_at" DESC);
-- What the Alliance approved before.
INSERT INTO "review_decision" ("review_request_id", "resource_id", "kind", "decision", "reason", "version_number", "decided_at")
    SELECT review_request."id", review_request."resource_id", 'publication', 'approved', coalesce("reason", ''), version."number", "decided_at"
    FROM "review_request" JOIN "version" ON version."id" = review_request."version_id"
    WHERE review_request."state" = 'approved' AND "before_alliance" AND "decided_at" IS NOT NULL;

-- What was asked and decided, by month (UTC). Numbers alone leave this function: no person, no department, no resource.
CREATE FUNCTION "decided_by_month"(since timestamptz)
    RETURNS TABLE ("month" text, "kind" text, "decision" text, "flag_kind" text, "decisions" bigint)
    LANGUAGE sql STABLE SET "commons.system" = 'on' SET search_path = public AS $$
    SELECT to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM'), review_request.kind, review_request.state,
        (SELECT flag.kind FROM flag WHERE flag.review_request_id = review_request.id ORDER BY flag.created_at, flag.id LIMIT 1), count(*)
    FROM review_request
    WHERE before_alliance AND decided_at >= since
        AND review_request.state IN ('approved', 'changes_asked', 'declined', 'upheld', 'dismissed', 'taken_back')
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4
$$;
CREATE FUNCTION "reviewed_by_month"(since timestamptz, until timestamptz)
    RETURNS TABLE ("month" text, "median_hours" double precision, "open" bigint)
    LANGUAGE sql STABLE SET "commons.system" = 'on' SET search_path = public AS $$
    WITH asked AS (
        SELECT coalesce(sent_on_at, submitted_at) AS since, decided_at, state FROM review_request WHERE before_alliance
    ), months AS (
        SELECT start, start + interval '1 month' AS ends
        FROM generate_series(date_trunc('month', since AT TIME ZONE 'UTC'), until AT TIME ZONE 'UTC', interval '1 month') AS start
    )
    SELECT to_char(start, 'YYYY-MM'),
        (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM asked.decided_at - asked.since) / 3600)
            FROM asked WHERE asked.decided_at >= start AT TIME ZONE 'UTC' AND asked.decided_at < ends AT TIME ZONE 'UTC'
                AND asked.state <> 'taken_back'),
        (SELECT count(*) FROM asked WHERE asked.since < ends AT TIME ZONE 'UTC'
            AND (asked.decided_at IS NULL OR asked.decided_at >= ends AT TIME ZONE 'UTC'))
    FROM months ORDER BY 1 DESC
$$;
