-- A department shows a collection as far as it may by itself, and asks the Alliance for the rest; curators take down and put
-- back. What stands there is taken as it is: its next change of words asks.
ALTER TABLE "collection"
    ADD COLUMN "words_at" timestamptz,
    ADD COLUMN "asked_reach" text,
    ADD COLUMN "asked_at" timestamptz,
    ADD COLUMN "verdict" text,
    ADD COLUMN "verdict_reason" text,
    ADD COLUMN "verdict_at" timestamptz,
    ADD COLUMN "before_alliance" boolean NOT NULL DEFAULT false;
UPDATE "collection" SET "words_at" = "updated_at";
ALTER TABLE "collection" ALTER COLUMN "words_at" SET NOT NULL, ALTER COLUMN "before_alliance" DROP DEFAULT;
ALTER TABLE "collection"
    -- Only what readers have is asked for more; and whoever does not ask has nothing to wait for.
    ADD CONSTRAINT "collection_asks" CHECK (("asked_reach" IS NULL OR "published") AND ("asked_at" IS NULL OR "asked_reach" IS NOT NULL)),
    ADD CONSTRAINT "collection_verdict" CHECK (("verdict" IS NULL) = ("verdict_at" IS NULL) AND ("verdict" <> 'taken_down' OR NOT "published")),
    ADD CONSTRAINT "collection_before_alliance" CHECK ("before_alliance" = ("asked_reach" IS NOT NULL OR "verdict" IS NOT NULL)),
    -- The Alliance asks nobody.
    ADD CONSTRAINT "collection_alliances_own" CHECK (NOT ("of_alliance" AND "before_alliance"));
CREATE INDEX "collection_asking" ON "collection" ("asked_at", "id") WHERE "asked_at" IS NOT NULL;

-- Curators change no word of a department's collection, and no department says what the Alliance says.
CREATE FUNCTION "keep_verdict_of_collection"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    writes uuid[] := nullif(current_setting('commons.contributor', true), '')::uuid[];
    walled boolean := current_user = 'commons_server' AND coalesce(current_setting('commons.system', true), '') <> 'on';
BEGIN
    IF NOT walled OR OLD.of_alliance THEN
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.department_id, OLD.of_alliance, OLD.created_by) IS DISTINCT FROM (NEW.id, NEW.department_id, NEW.of_alliance, NEW.created_by) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a collection stays with its keepers';
    END IF;
    IF OLD.department_id = ANY (writes) THEN
        IF NEW.verdict IS DISTINCT FROM OLD.verdict AND (NEW.verdict IS NOT NULL OR OLD.verdict = 'taken_down') THEN
            RAISE insufficient_privilege USING MESSAGE = 'the Alliance says what it says itself';
        END IF;
    ELSIF (OLD.group_id, OLD.slug, OLD.title, OLD.summary, OLD.introduction, OLD."values", OLD.standards, OLD.topics, OLD.revision, OLD.words_at)
        IS DISTINCT FROM (NEW.group_id, NEW.slug, NEW.title, NEW.summary, NEW.introduction, NEW."values", NEW.standards, NEW.topics, NEW.revision, NEW.words_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'who decides about a collection changes no word of it';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "collection_keeps_verdict" BEFORE UPDATE ON "collection"
    FOR EACH ROW EXECUTE FUNCTION "keep_verdict_of_collection"();

-- Its items know that too.
ALTER TABLE "collection_item" ADD COLUMN "within_submitted" boolean NOT NULL DEFAULT false;
ALTER TABLE "collection_item" ALTER COLUMN "within_submitted" DROP DEFAULT;
CREATE INDEX "collection_item_about" ON "collection_item" ("about_department_id", "invited_at" DESC, "id" DESC) WHERE "state" = 'accepted';

CREATE OR REPLACE FUNCTION "take_facts_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    SELECT collection.department_id, collection.group_id, collection.state, collection.reach, collection.published,
            collection.before_alliance, collection.of_alliance
        INTO NEW.within_department_id, NEW.within_group_id, NEW.within_state, NEW.within_reach, NEW.within_published,
            NEW.within_submitted, NEW.within_alliance
        FROM collection WHERE collection.id = NEW.collection_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION "tell_items_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    UPDATE collection_item SET within_department_id = NEW.department_id, within_group_id = NEW.group_id, within_state = NEW.state,
        within_reach = NEW.reach, within_published = NEW.published, within_submitted = NEW.before_alliance,
        within_alliance = NEW.of_alliance
        WHERE collection_item.collection_id = NEW.id;
    RETURN NULL;
END $$;
DROP TRIGGER "collection_tells_items" ON "collection";
CREATE TRIGGER "collection_tells_items" AFTER UPDATE ON "collection" FOR EACH ROW
    WHEN ((OLD.department_id, OLD.group_id, OLD.state, OLD.reach, OLD.published, OLD.before_alliance, OLD.of_alliance)
        IS DISTINCT FROM (NEW.department_id, NEW.group_id, NEW.state, NEW.reach, NEW.published, NEW.before_alliance, NEW.of_alliance))
    EXECUTE FUNCTION "tell_items_of_collection"();

CREATE OR REPLACE FUNCTION "keep_facts_of_item"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    publishes uuid[] := nullif(current_setting('commons.publisher', true), '')::uuid[];
    walled boolean := current_user = 'commons_server' AND coalesce(current_setting('commons.system', true), '') <> 'on';
BEGIN
    NEW.shown := NEW.within_published AND NEW.state = 'accepted';
    IF NOT walled THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'invited' AND NEW.about_department_id IS DISTINCT FROM NEW.within_department_id THEN
            RAISE insufficient_privilege USING MESSAGE = 'another department''s resource is invited first';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.collection_id, OLD.resource_id, OLD.within_department_id, OLD.within_group_id, OLD.within_state,
            OLD.within_reach, OLD.within_published, OLD.within_submitted, OLD.within_alliance, OLD.about_department_id,
            OLD.about_group_id, OLD.about_state, OLD.about_reach, OLD.about_published, OLD.about_submitted)
        IS DISTINCT FROM (NEW.id, NEW.collection_id, NEW.resource_id, NEW.within_department_id, NEW.within_group_id,
            NEW.within_state, NEW.within_reach, NEW.within_published, NEW.within_submitted, NEW.within_alliance,
            NEW.about_department_id, NEW.about_group_id, NEW.about_state, NEW.about_reach, NEW.about_published,
            NEW.about_submitted) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an item stays with its collection and its resource';
    END IF;
    IF NEW.state <> OLD.state AND NOT coalesce(NEW.about_department_id = ANY (publishes), false) THEN
        RAISE insufficient_privilege USING MESSAGE = 'publishers of the resource''s department answer an invitation';
    END IF;
    RETURN NEW;
END $$;
