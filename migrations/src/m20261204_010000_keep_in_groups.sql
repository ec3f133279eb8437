-- The departments of a group keep a collection together; what somebody found grave is hidden until a curator has looked.
ALTER TABLE "collection" ADD COLUMN "of_group" boolean NOT NULL DEFAULT false;
ALTER TABLE "collection" ALTER COLUMN "of_group" DROP DEFAULT;
ALTER TABLE "collection"
    DROP CONSTRAINT "collection_keeper",
    -- One keeper: a department, a group or the Alliance. None of them edits another's.
    ADD CONSTRAINT "collection_keeper" CHECK (
        num_nonnulls("department_id") + "of_group"::integer + "of_alliance"::integer = 1
        AND ("group_id" IS NOT NULL OR NOT "of_group"));
ALTER TABLE "collection"
    ADD COLUMN "hidden_at" timestamptz,
    -- What is hidden keeps what it asks for, so that the Alliance's answer shows it as it was.
    DROP CONSTRAINT "collection_asks",
    ADD CONSTRAINT "collection_asks" CHECK (("asked_reach" IS NULL OR "published" OR "hidden_at" IS NOT NULL)
        AND ("asked_at" IS NULL OR "asked_reach" IS NOT NULL)),
    ADD CONSTRAINT "collection_hidden" CHECK ("hidden_at" IS NULL OR NOT "published");
CREATE INDEX "collection_of_group" ON "collection" ("group_id", "updated_at" DESC, "id" DESC) WHERE "of_group";

ALTER TABLE "collection_item" ADD COLUMN "within_of_group" boolean NOT NULL DEFAULT false;
ALTER TABLE "collection_item" ALTER COLUMN "within_of_group" DROP DEFAULT;

CREATE OR REPLACE FUNCTION "take_facts_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    SELECT collection.department_id, collection.group_id, collection.state, collection.reach, collection.published,
            collection.before_alliance, collection.of_alliance, collection.of_group
        INTO NEW.within_department_id, NEW.within_group_id, NEW.within_state, NEW.within_reach, NEW.within_published,
            NEW.within_submitted, NEW.within_alliance, NEW.within_of_group
        FROM collection WHERE collection.id = NEW.collection_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION "tell_items_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    UPDATE collection_item SET within_department_id = NEW.department_id, within_group_id = NEW.group_id, within_state = NEW.state,
        within_reach = NEW.reach, within_published = NEW.published, within_submitted = NEW.before_alliance,
        within_alliance = NEW.of_alliance, within_of_group = NEW.of_group
        WHERE collection_item.collection_id = NEW.id;
    RETURN NULL;
END $$;
DROP TRIGGER "collection_tells_items" ON "collection";
CREATE TRIGGER "collection_tells_items" AFTER UPDATE ON "collection" FOR EACH ROW
    WHEN ((OLD.department_id, OLD.group_id, OLD.state, OLD.reach, OLD.published, OLD.before_alliance, OLD.of_alliance, OLD.of_group)
        IS DISTINCT FROM (NEW.department_id, NEW.group_id, NEW.state, NEW.reach, NEW.published, NEW.before_alliance, NEW.of_alliance,
            NEW.of_group))
    EXECUTE FUNCTION "tell_items_of_collection"();

-- Where a group keeps it, each of its offices puts in its own, and invites that of the others.
CREATE OR REPLACE FUNCTION "keep_facts_of_item"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    publishes uuid[] := nullif(current_setting('commons.publisher', true), '')::uuid[];
    writes uuid[] := nullif(current_setting('commons.contributor', true), '')::uuid[];
    walled boolean := current_user = 'commons_server' AND coalesce(current_setting('commons.system', true), '') <> 'on';
    own boolean;
BEGIN
    NEW.shown := NEW.within_published AND NEW.state = 'accepted';
    IF NOT walled THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        own := NEW.about_department_id IS NOT DISTINCT FROM NEW.within_department_id
            OR NEW.within_of_group AND coalesce(NEW.about_department_id = ANY (writes), false);
        IF NEW.state <> 'invited' AND NOT own THEN
            RAISE insufficient_privilege USING MESSAGE = 'another department''s resource is invited first';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.collection_id, OLD.resource_id, OLD.within_department_id, OLD.within_group_id, OLD.within_state,
            OLD.within_reach, OLD.within_published, OLD.within_submitted, OLD.within_alliance, OLD.within_of_group,
            OLD.about_department_id, OLD.about_group_id, OLD.about_state, OLD.about_reach, OLD.about_published, OLD.about_submitted)
        IS DISTINCT FROM (NEW.id, NEW.collection_id, NEW.resource_id, NEW.within_department_id, NEW.within_group_id,
            NEW.within_state, NEW.within_reach, NEW.within_published, NEW.within_submitted, NEW.within_alliance, NEW.within_of_group,
            NEW.about_department_id, NEW.about_group_id, NEW.about_state, NEW.about_reach, NEW.about_published,
            NEW.about_submitted) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an item stays with its collection and its resource';
    END IF;
    IF NEW.state <> OLD.state AND NOT coalesce(NEW.about_department_id = ANY (publishes), false) THEN
        RAISE insufficient_privilege USING MESSAGE = 'publishers of the resource''s department answer an invitation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "keep_verdict_of_collection"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    writes uuid[] := nullif(current_setting('commons.contributor', true), '')::uuid[];
    groups uuid[] := nullif(current_setting('commons.groups', true), '')::uuid[];
    walled boolean := current_user = 'commons_server' AND coalesce(current_setting('commons.system', true), '') <> 'on';
    keeps boolean := coalesce(OLD.department_id = ANY (writes), false)
        OR OLD.of_group AND coalesce(cardinality(writes), 0) > 0 AND coalesce(OLD.group_id = ANY (groups), false);
BEGIN
    IF NOT walled OR OLD.of_alliance THEN
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.department_id, OLD.of_alliance, OLD.of_group, OLD.created_by)
            IS DISTINCT FROM (NEW.id, NEW.department_id, NEW.of_alliance, NEW.of_group, NEW.created_by)
        OR OLD.of_group AND OLD.group_id IS DISTINCT FROM NEW.group_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'a collection stays with its keepers';
    END IF;
    IF keeps THEN
        IF NEW.verdict IS DISTINCT FROM OLD.verdict AND (NEW.verdict IS NOT NULL OR OLD.verdict = 'taken_down') THEN
            RAISE insufficient_privilege USING MESSAGE = 'the Alliance says what it says itself';
        END IF;
        IF NEW.hidden_at IS DISTINCT FROM OLD.hidden_at OR OLD.hidden_at IS NOT NULL AND NEW.published THEN
            RAISE insufficient_privilege USING MESSAGE = 'what is hidden is shown again by the Alliance''s answer';
        END IF;
    ELSIF (OLD.group_id, OLD.slug, OLD.title, OLD.summary, OLD.introduction, OLD."values", OLD.standards, OLD.topics, OLD.revision, OLD.words_at)
        IS DISTINCT FROM (NEW.group_id, NEW.slug, NEW.title, NEW.summary, NEW.introduction, NEW."values", NEW.standards, NEW.topics, NEW.revision, NEW.words_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'who decides about a collection changes no word of it';
    END IF;
    RETURN NEW;
END $$;
