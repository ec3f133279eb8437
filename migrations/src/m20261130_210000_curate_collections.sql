-- Collections and invitations into them, endorsements by the rubric, and what is featured.

CREATE TABLE "collection" (
    "id" uuid NOT NULL PRIMARY KEY,
    "department_id" uuid,
    "of_alliance" boolean NOT NULL,
    "group_id" uuid,
    "state" text,
    "reach" text NOT NULL,
    "published" boolean NOT NULL,
    "slug" text NOT NULL UNIQUE,
    "title" text NOT NULL,
    "summary" text NOT NULL,
    "introduction" text NOT NULL,
    "values" text[] NOT NULL,
    "standards" text[] NOT NULL,
    "topics" text[] NOT NULL,
    "revision" integer NOT NULL,
    "created_by" uuid,
    "created_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("group_id") REFERENCES "department_group" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("created_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    -- A department's collection never becomes the Alliance's, which its curators edit.
    CONSTRAINT "collection_keeper" CHECK ("of_alliance" = ("department_id" IS NULL))
);
CREATE INDEX "collection_changed" ON "collection" ("updated_at" DESC, "id" DESC);
CREATE INDEX "collection_of_department" ON "collection" ("department_id", "updated_at" DESC, "id" DESC);

CREATE TABLE "collection_item" (
    "id" uuid NOT NULL PRIMARY KEY,
    "collection_id" uuid NOT NULL,
    "resource_id" uuid NOT NULL,
    "position" integer NOT NULL,
    "commentary" text NOT NULL,
    "state" text NOT NULL,
    "reason" text,
    "invited_at" timestamptz NOT NULL,
    "invited_by" uuid,
    "answered_at" timestamptz,
    "answered_by" uuid,
    "within_department_id" uuid,
    "within_group_id" uuid,
    "within_state" text,
    "within_reach" text NOT NULL,
    "within_published" boolean NOT NULL,
    "within_alliance" boolean NOT NULL,
    "shown" boolean NOT NULL,
    "about_department_id" uuid NOT NULL,
    "about_group_id" uuid,
    "about_state" text NOT NULL,
    "about_reach" text NOT NULL,
    "about_published" boolean NOT NULL,
    "about_submitted" boolean NOT NULL,
    FOREIGN KEY ("collection_id") REFERENCES "collection" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("invited_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("answered_by") REFERENCES "person" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "collection_item_once" ON "collection_item" ("collection_id", "resource_id");
CREATE INDEX "collection_item_in_order" ON "collection_item" ("collection_id", "position", "id");
CREATE INDEX "collection_item_of_resource" ON "collection_item" ("resource_id");
CREATE INDEX "collection_item_invited" ON "collection_item" ("about_department_id", "invited_at", "id") WHERE "state" = 'invited';

-- The rights to a place in a collection follow both, so that the facts of both stand in the row, whatever was sent.
CREATE FUNCTION "take_facts_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    SELECT collection.department_id, collection.group_id, collection.state, collection.reach, collection.published, collection.of_alliance
        INTO NEW.within_department_id, NEW.within_group_id, NEW.within_state, NEW.within_reach, NEW.within_published, NEW.within_alliance
        FROM collection WHERE collection.id = NEW.collection_id FOR SHARE;
    RETURN NEW;
END $$;

-- Triggers of one kind run in the order of their names. Who may write a row keeps its facts as they are, and nobody says yes
-- for the department that owns the resource but a publisher of it.
CREATE FUNCTION "keep_facts_of_item"() RETURNS trigger LANGUAGE plpgsql AS $$
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
            OLD.within_reach, OLD.within_published, OLD.within_alliance, OLD.about_department_id, OLD.about_group_id,
            OLD.about_state, OLD.about_reach, OLD.about_published, OLD.about_submitted)
        IS DISTINCT FROM (NEW.id, NEW.collection_id, NEW.resource_id, NEW.within_department_id, NEW.within_group_id,
            NEW.within_state, NEW.within_reach, NEW.within_published, NEW.within_alliance, NEW.about_department_id,
            NEW.about_group_id, NEW.about_state, NEW.about_reach, NEW.about_published, NEW.about_submitted) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an item stays with its collection and its resource';
    END IF;
    IF NEW.state <> OLD.state AND NOT coalesce(NEW.about_department_id = ANY (publishes), false) THEN
        RAISE insufficient_privilege USING MESSAGE = 'publishers of the resource''s department answer an invitation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "collection_item_1_takes_facts" BEFORE INSERT ON "collection_item"
    FOR EACH ROW EXECUTE FUNCTION "take_facts_of_resource"();
CREATE TRIGGER "collection_item_2_takes_facts" BEFORE INSERT ON "collection_item"
    FOR EACH ROW EXECUTE FUNCTION "take_facts_of_collection"();
CREATE TRIGGER "collection_item_3_keeps_facts" BEFORE INSERT OR UPDATE ON "collection_item"
    FOR EACH ROW EXECUTE FUNCTION "keep_facts_of_item"();

-- What becomes of a resource or a collection is known to its items in the same transaction, whoever does it.
CREATE FUNCTION "tell_items_of_resource"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    UPDATE collection_item SET about_department_id = NEW.department_id, about_group_id = NEW.group_id, about_state = NEW.state,
        about_reach = NEW.reach, about_published = NEW.published, about_submitted = NEW.submitted
        WHERE collection_item.resource_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "resource_tells_items" AFTER UPDATE ON "resource" FOR EACH ROW
    WHEN ((OLD.department_id, OLD.group_id, OLD.state, OLD.reach, OLD.published, OLD.submitted)
        IS DISTINCT FROM (NEW.department_id, NEW.group_id, NEW.state, NEW.reach, NEW.published, NEW.submitted))
    EXECUTE FUNCTION "tell_items_of_resource"();
CREATE FUNCTION "tell_items_of_collection"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    UPDATE collection_item SET within_department_id = NEW.department_id, within_group_id = NEW.group_id, within_state = NEW.state,
        within_reach = NEW.reach, within_published = NEW.published, within_alliance = NEW.of_alliance
        WHERE collection_item.collection_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "collection_tells_items" AFTER UPDATE ON "collection" FOR EACH ROW
    WHEN ((OLD.department_id, OLD.group_id, OLD.state, OLD.reach, OLD.published, OLD.of_alliance)
        IS DISTINCT FROM (NEW.department_id, NEW.group_id, NEW.state, NEW.reach, NEW.published, NEW.of_alliance))
    EXECUTE FUNCTION "tell_items_of_collection"();

CREATE TABLE "endorsement" (
    "id" uuid NOT NULL PRIMARY KEY,
    "resource_id" uuid NOT NULL,
    "version_id" uuid NOT NULL,
    "version_number" integer NOT NULL,
    "statement" text NOT NULL,
    "endorsed_by" uuid,
    "endorsed_at" timestamptz NOT NULL,
    "expires_on" date NOT NULL,
    "withdrawn_at" timestamptz,
    "withdrawn_by" uuid,
    "withdrawal_reason" text,
    "replaced_at" timestamptz,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("version_id") REFERENCES "version" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("endorsed_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("withdrawn_by") REFERENCES "person" ("id") ON DELETE SET NULL
);
-- A new one takes the place of the one before.
CREATE UNIQUE INDEX "endorsement_standing" ON "endorsement" ("resource_id") WHERE "withdrawn_at" IS NULL AND "replaced_at" IS NULL;
CREATE INDEX "endorsement_of_resource" ON "endorsement" ("resource_id", "endorsed_at" DESC);

CREATE TABLE "endorsement_mark" (
    "endorsement_id" uuid NOT NULL,
    "dimension" text NOT NULL,
    "level" text NOT NULL,
    "words" text NOT NULL,
    PRIMARY KEY ("endorsement_id", "dimension"),
    FOREIGN KEY ("endorsement_id") REFERENCES "endorsement" ("id") ON DELETE CASCADE
);

CREATE TABLE "featured" (
    "id" uuid NOT NULL PRIMARY KEY,
    "resource_id" uuid,
    "collection_id" uuid,
    "note" text NOT NULL,
    "until" date NOT NULL,
    "featured_by" uuid,
    "featured_at" timestamptz NOT NULL,
    "ended_at" timestamptz,
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("collection_id") REFERENCES "collection" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("featured_by") REFERENCES "person" ("id") ON DELETE SET NULL,
    CONSTRAINT "featured_one" CHECK (num_nonnulls("resource_id", "collection_id") = 1)
);
CREATE INDEX "featured_now" ON "featured" ("until") WHERE "ended_at" IS NULL;
