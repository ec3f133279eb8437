-- The thesaurus can be edited on screen: who saved last, whose words a concept has, where a label was read, and what was retired.

ALTER TABLE "concept"
    ADD COLUMN "revision" integer NOT NULL DEFAULT 1,
    ADD COLUMN "origin" text NOT NULL DEFAULT 'imported',
    ADD COLUMN "retired_at" timestamptz,
    ADD COLUMN "retired_reason" text;

ALTER TABLE "concept_label" ADD COLUMN "source" text;

-- Links were labels and become keys. A label that no concept is called by named nothing; the files keep it.
SELECT set_config('commons.system', 'on', true);
CREATE FUNCTION pg_temp.keys_of(own uuid, labels text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT other.key ORDER BY other.key), '{}')
    FROM concept AS other
    WHERE other.id <> own AND lower(other.preferred) IN (SELECT lower(label) FROM unnest(labels) AS label)
$$;
UPDATE "concept" SET
    "broader" = pg_temp.keys_of("id", "broader"),
    "narrower" = pg_temp.keys_of("id", "narrower"),
    "related" = pg_temp.keys_of("id", "related");
DROP FUNCTION pg_temp.keys_of(uuid, text[]);

-- The newest event about a subject is asked for whenever something happens.
CREATE INDEX "event_subject_seq" ON "event" ("subject", "seq");
