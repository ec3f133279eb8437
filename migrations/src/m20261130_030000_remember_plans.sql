-- Every search asks how long the record is. A function in PL/pgSQL keeps its plan for as long as the connection lives; one in SQL
-- was planned anew each time, which cost more than the answer.
CREATE OR REPLACE FUNCTION "event_head"() RETURNS TABLE ("seq" bigint, "hash" text) LANGUAGE plpgsql STABLE
    SET "commons.system" = 'on' SET search_path = public
    AS $$ BEGIN RETURN QUERY SELECT event.seq, event.hash FROM event ORDER BY event.seq DESC LIMIT 1; END $$;
