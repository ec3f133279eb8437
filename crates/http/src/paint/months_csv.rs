//! `/transparency.csv`: the months as a table for other programs (RFC 4180). It keeps the names of the schema, so that a table of
//! today can be laid beside one of next year, whatever words the screens use then.

use std::sync::Arc;

use commons_graphql::RequestScope;
use poem::{
    Request, Response, handler,
    http::{HeaderValue, header},
    web::Data,
};
use serde_json::json;

use super::{
    ask,
    transparency_page::{Answer, Line, Month, TRANSPARENCY},
    typed,
};
use crate::{
    State,
    admit::admit,
    fault::{Reader, refuse},
    gate::Gate,
    web::content,
};

const COLUMNS: &str = "month,asked,flag,decided,count,open_at_end,median_hours,about\r\n";

/// Sends the months, the newest first.
#[handler]
pub(crate) async fn send_months(
    request: &Request,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.query_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let scope = RequestScope::of_program(state.shared.clone());
    let found = ask(&state.schema, &scope, &TRANSPARENCY, &json!({})).await;
    scope.finish();
    let answer = match found.and_then(|data| typed::<Answer>(&data)) {
        Ok(answer) => {
            let table = written(&answer.transparency).into_bytes();
            let mut answer = content(request, "transparency.csv", "public, max-age=300", table);
            let name = HeaderValue::from_static("attachment; filename=\"alliance-commons-decisions.csv\"");
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
            answer
        }
        Err(trouble) => refuse(state, reader, trouble.status()).await,
    };
    admitted.settle(state, answer)
}

fn written(months: &[Month]) -> String {
    let mut table = COLUMNS.to_owned();
    for month in months {
        let hours = month.median_hours.map(|hours| hours.to_string()).unwrap_or_default();
        let mut row = |line: Option<&Line>| {
            let (asked, decided, about) =
                line.map_or(("", "", ""), |line| (&line.kind, &line.decision, &line.about));
            let flag = line.and_then(|line| line.flag_kind.as_deref()).unwrap_or_default();
            let count = line.map(|line| line.count.to_string()).unwrap_or_default();
            let Month { month, open, .. } = month;
            table.push_str(&format!("{month},{asked},{flag},{decided},{count},{open},{hours},{about}\r\n"));
        };
        // A month without decisions has its line too: what was left open then must not be lost.
        if month.lines.is_empty() {
            row(None);
        }
        month.lines.iter().for_each(|line| row(Some(line)));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_decision_has_a_line_and_so_has_a_month_without_any() {
        let line = |(kind, about): (&str, &str), flag: Option<&str>, decision: &str, count| Line {
            kind: kind.to_owned(),
            about: about.to_owned(),
            flag_kind: flag.map(str::to_owned),
            decision: decision.to_owned(),
            count,
        };
        let november = Month {
            month: "2026-11".to_owned(),
            open: 1,
            median_hours: Some(5.2),
            lines: vec![
                line(("FLAG", "RESOURCE"), Some("OUTDATED"), "UPHELD", 1200),
                line(("PUBLICATION", "COLLECTION"), None, "APPROVED", 3),
            ],
        };
        let october = Month { month: "2026-10".to_owned(), open: 0, median_hours: None, lines: Vec::new() };
        let table = written(&[november, october]);
        assert_eq!(
            table.split("\r\n").collect::<Vec<_>>(),
            [
                "month,asked,flag,decided,count,open_at_end,median_hours,about",
                "2026-11,FLAG,OUTDATED,UPHELD,1200,1,5.2,RESOURCE",
                "2026-11,PUBLICATION,,APPROVED,3,1,5.2,COLLECTION",
                "2026-10,,,,,0,,",
                "",
            ]
        );
    }
}
