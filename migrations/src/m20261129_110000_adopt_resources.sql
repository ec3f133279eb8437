-- Which department uses which version of which resource, and what it tells of that.

CREATE TABLE "adoption" (
    "id" uuid NOT NULL PRIMARY KEY,
    "department_id" uuid NOT NULL,
    "resource_id" uuid NOT NULL,
    "version_id" uuid NOT NULL,
    "status" text NOT NULL,
    "adopted_at" timestamptz NOT NULL,
    "about_department_id" uuid NOT NULL,
    "about_group_id" uuid,
    "about_state" text NOT NULL,
    "about_reach" text NOT NULL,
    "about_published" boolean NOT NULL,
    "about_submitted" boolean NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("resource_id") REFERENCES "resource" ("id"),
    FOREIGN KEY ("version_id") REFERENCES "version" ("id")
);

-- A department uses a resource once at a time; what it used before stays beside it.
CREATE UNIQUE INDEX "adoption_living" ON "adoption" ("department_id", "resource_id") WHERE "status" <> 'retired';
CREATE INDEX "adoption_of_resource" ON "adoption" ("resource_id", "adopted_at" DESC, "id" DESC);
CREATE INDEX "adoption_of_department" ON "adoption" ("department_id", "adopted_at" DESC, "id" DESC);

CREATE TABLE "adoption_report" (
    "adoption_id" uuid NOT NULL PRIMARY KEY,
    "revision" integer NOT NULL,
    "title" text NOT NULL,
    "version_number" integer NOT NULL,
    "intent" text NOT NULL,
    "printed" integer,
    "mailed" integer,
    "note" text NOT NULL,
    "said_by" uuid,
    "said_at" timestamptz NOT NULL,
    FOREIGN KEY ("adoption_id") REFERENCES "adoption" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("said_by") REFERENCES "person" ("id") ON DELETE SET NULL
);

-- The rights to an adoption follow its resource, so that the facts of the resource stand in the row. They are taken from the
-- resource itself, whatever was sent; the lock makes a change of the resource that is under way come first.
CREATE FUNCTION "take_facts_of_resource"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    SELECT resource.department_id, resource.group_id, resource.state, resource.reach, resource.published, resource.submitted
        INTO NEW.about_department_id, NEW.about_group_id, NEW.about_state, NEW.about_reach, NEW.about_published, NEW.about_submitted
        FROM resource WHERE resource.id = NEW.resource_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER "adoption_takes_facts" BEFORE INSERT ON "adoption"
    FOR EACH ROW EXECUTE FUNCTION "take_facts_of_resource"();

-- Who may change an adoption changes how far the office is, and not whose it is or what it is about.
CREATE FUNCTION "keep_facts_of_resource"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'commons_server' OR current_setting('commons.system', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.department_id, OLD.resource_id, OLD.about_department_id, OLD.about_group_id, OLD.about_state,
            OLD.about_reach, OLD.about_published, OLD.about_submitted)
        IS DISTINCT FROM (NEW.id, NEW.department_id, NEW.resource_id, NEW.about_department_id, NEW.about_group_id, NEW.about_state,
            NEW.about_reach, NEW.about_published, NEW.about_submitted) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an adoption stays with its department and its resource';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "adoption_keeps_facts" BEFORE UPDATE ON "adoption"
    FOR EACH ROW EXECUTE FUNCTION "keep_facts_of_resource"();

-- What becomes of a resource is known to its adoptions in the same transaction, whoever does it.
CREATE FUNCTION "tell_adoptions"() RETURNS trigger LANGUAGE plpgsql
    SET "commons.system" = 'on' SET search_path = public
    AS $$
BEGIN
    UPDATE adoption SET about_department_id = NEW.department_id, about_group_id = NEW.group_id, about_state = NEW.state,
        about_reach = NEW.reach, about_published = NEW.published, about_submitted = NEW.submitted
        WHERE adoption.resource_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "resource_tells_adoptions" AFTER UPDATE ON "resource" FOR EACH ROW
    WHEN ((OLD.department_id, OLD.group_id, OLD.state, OLD.reach, OLD.published, OLD.submitted)
        IS DISTINCT FROM (NEW.department_id, NEW.group_id, NEW.state, NEW.reach, NEW.published, NEW.submitted))
    EXECUTE FUNCTION "tell_adoptions"();
