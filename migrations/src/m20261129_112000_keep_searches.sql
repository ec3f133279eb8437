-- Saved searches with what was published for them since, and the log of searches, which keeps no person, no office, no address
-- and no time of day.

CREATE TABLE "saved_search" (
    "id" uuid NOT NULL PRIMARY KEY,
    "person_id" uuid NOT NULL,
    "name" text NOT NULL,
    "query" text NOT NULL,
    "filter" jsonb NOT NULL,
    "notify" boolean NOT NULL,
    "hat" text,
    "created_at" timestamptz NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE INDEX "saved_search_person" ON "saved_search" ("person_id", "created_at");

CREATE TABLE "saved_search_match" (
    "saved_search_id" uuid NOT NULL,
    "resource_id" uuid NOT NULL,
    "matched_at" timestamptz NOT NULL,
    "seen_at" timestamptz,
    PRIMARY KEY (saved_search_id, resource_id),
    FOREIGN KEY ("saved_search_id") REFERENCES "saved_search" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE
);
CREATE INDEX "saved_search_match_resource" ON "saved_search_match" ("resource_id");

CREATE TABLE "search_log" (
    "day" date NOT NULL,
    "query" text NOT NULL,
    "state" text NOT NULL,
    "size" text NOT NULL,
    "results" text NOT NULL,
    "helped" boolean NOT NULL,
    "searches" integer NOT NULL,
    PRIMARY KEY (day, query, state, size, results, helped)
);

CREATE TABLE "search_week" (
    "week" date NOT NULL,
    "query" text NOT NULL,
    "departments" integer NOT NULL,
    "searches" integer NOT NULL,
    PRIMARY KEY (week, query)
);
CREATE INDEX "search_week_query" ON "search_week" ("query");

CREATE TABLE "search_asker" (
    "week" date NOT NULL,
    "query_hash" text NOT NULL,
    "asker_hash" text NOT NULL,
    PRIMARY KEY (week, query_hash, asker_hash)
);

CREATE TABLE "search_key" (
    "week" date NOT NULL PRIMARY KEY,
    "secret" text NOT NULL
);

CREATE TABLE "wanted_decision" (
    "id" uuid NOT NULL PRIMARY KEY,
    "query" text NOT NULL UNIQUE,
    "verdict" text NOT NULL,
    "reason" text NOT NULL,
    "decided_by" uuid,
    "decided_at" timestamptz NOT NULL,
    FOREIGN KEY ("decided_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

-- What everybody may know of the searches: those that at least five offices asked in one and the same week, and that staff did
-- not hide. The number of offices stands here and not in the server, so that no fault of the server shows what fewer asked.
CREATE FUNCTION "wanted_queries"("since" date)
    RETURNS TABLE ("query" text, "departments" integer, "searches" bigint, "listed" boolean) LANGUAGE sql STABLE
    SET "commons.system" = 'on' SET search_path = public
    AS $$
        SELECT asked.query, max(asked.departments), sum(asked.searches), coalesce(bool_or(decided.verdict = 'list'), false)
        FROM search_week AS asked LEFT JOIN wanted_decision AS decided ON decided.query = asked.query
        WHERE asked.week >= $1 AND decided.verdict IS DISTINCT FROM 'hide'
        GROUP BY asked.query HAVING max(asked.departments) >= 5
        ORDER BY 2 DESC, 3 DESC, 1 LIMIT 200
    $$;
