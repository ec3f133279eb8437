-- The report by month counts what was decided about collections too, and what the Alliance did by itself: nobody had asked.
CREATE INDEX "event_decides" ON "event" ("at") WHERE "kind" IN ('resource.taken_down', 'resource.put_back', 'collection.asked',
    'collection.asks_no_more', 'collection.approved', 'collection.sent_back', 'collection.taken_down', 'collection.put_back');

-- What collections asked to be shown further, until when that waited, and how it ended.
CREATE FUNCTION "collection_asks"()
    RETURNS TABLE ("since" timestamptz, "until" timestamptz, "decision" text)
    LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT asked.at, coalesce(ended.at, gone.at),
        CASE ended.kind WHEN 'collection.approved' THEN 'approved' WHEN 'collection.sent_back' THEN 'changes_asked'
            WHEN 'collection.asks_no_more' THEN 'taken_back' END
    FROM event AS asked
    LEFT JOIN LATERAL (
        SELECT event.at, event.kind FROM event
        WHERE event.subject = 'collection' AND event.subject_id = asked.subject_id AND event.seq > asked.seq
            AND event.kind IN ('collection.asked', 'collection.asks_no_more', 'collection.approved', 'collection.sent_back',
                'collection.taken_down')
        ORDER BY event.seq LIMIT 1
    ) AS ended ON true
    -- Before it was recorded that one asks no more, it did so with its last change.
    LEFT JOIN LATERAL (
        SELECT collection.updated_at AS at FROM collection
        WHERE collection.id = asked.subject_id AND collection.asked_at IS NULL
    ) AS gone ON true
    WHERE asked.kind = 'collection.asked'
$$;

DROP FUNCTION "decided_by_month"(timestamptz);
CREATE FUNCTION "decided_by_month"(since timestamptz)
    RETURNS TABLE ("month" text, "about" text, "kind" text, "decision" text, "flag_kind" text, "decisions" bigint)
    LANGUAGE sql STABLE SET "commons.system" = 'on' SET search_path = public AS $$
    WITH requests AS (
        SELECT review_request_id AS id, kind, decision, decided_at FROM review_decision
        UNION ALL
        SELECT id, kind, state, decided_at FROM review_request WHERE before_alliance AND state = 'taken_back'
    ), decided AS (
        SELECT 'resource' AS about, requests.kind, requests.decision,
            (SELECT flag.kind FROM flag WHERE flag.review_request_id = requests.id ORDER BY flag.created_at, flag.id LIMIT 1) AS flag_kind,
            decided_at
        FROM requests WHERE decided_at >= since
        UNION ALL
        SELECT 'collection', 'publication', asks.decision, NULL, asks.until FROM collection_asks() AS asks
        WHERE asks.decision IS NOT NULL AND asks.until >= since
        UNION ALL
        -- All flags that were answered at once count once, as those of a resource do.
        SELECT 'collection', 'flag', state, (array_agg(kind ORDER BY created_at, id))[1], decided_at
        FROM flag WHERE collection_id IS NOT NULL AND state IN ('upheld', 'dismissed') AND decided_at >= since
        GROUP BY collection_id, state, decided_at
        UNION ALL
        -- With the last open flag the question is gone.
        SELECT 'collection', 'flag', 'taken_back', kind, decided_at
        FROM flag AS back WHERE collection_id IS NOT NULL AND state = 'taken_back' AND decided_at >= since
            AND NOT EXISTS (SELECT 1 FROM flag AS other WHERE other.collection_id = back.collection_id AND other.id <> back.id
                AND other.created_at <= back.decided_at AND (other.decided_at IS NULL OR other.decided_at > back.decided_at))
        UNION ALL
        SELECT subject, 'moderation', split_part(kind, '.', 2), NULL, at
        FROM event
        WHERE kind IN ('resource.taken_down', 'resource.put_back', 'collection.taken_down', 'collection.put_back') AND at >= since
            AND hat LIKE 'staff:%'
            AND NOT EXISTS (SELECT 1 FROM review_decision WHERE resource_id = event.subject_id AND decided_at = event.at)
            AND NOT EXISTS (SELECT 1 FROM flag WHERE flag.collection_id = event.subject_id AND flag.decided_at = event.at)
    )
    SELECT to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM'), about, kind, decision, flag_kind, count(*)
    FROM decided
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1 DESC, 2 DESC, 3, 4, 5
$$;

CREATE OR REPLACE FUNCTION "reviewed_by_month"(since timestamptz, until timestamptz)
    RETURNS TABLE ("month" text, "median_hours" double precision, "open" bigint)
    LANGUAGE sql STABLE SET "commons.system" = 'on' SET search_path = public AS $$
    WITH asked AS (
        SELECT coalesce(sent_on_at, submitted_at) AS since, decided_at, state <> 'taken_back' AS counts
        FROM review_request WHERE before_alliance
        UNION ALL
        SELECT asks.since, asks.until, asks.decision IN ('approved', 'changes_asked') FROM collection_asks() AS asks
        UNION ALL
        SELECT min(created_at), decided_at, state <> 'taken_back'
        FROM flag WHERE collection_id IS NOT NULL GROUP BY collection_id, state, decided_at
    ), months AS (
        SELECT start, start + interval '1 month' AS ends
        FROM generate_series(date_trunc('month', since AT TIME ZONE 'UTC'), until AT TIME ZONE 'UTC', interval '1 month') AS start
    )
    SELECT to_char(start, 'YYYY-MM'),
        (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM asked.decided_at - asked.since) / 3600)
            FROM asked WHERE asked.decided_at >= start AT TIME ZONE 'UTC' AND asked.decided_at < ends AT TIME ZONE 'UTC'
                AND asked.counts),
        (SELECT count(*) FROM asked WHERE asked.since < ends AT TIME ZONE 'UTC'
            AND (asked.decided_at IS NULL OR asked.decided_at >= ends AT TIME ZONE 'UTC'))
    FROM months ORDER BY 1 DESC
$$;
