//! The public reading pages, painted before any script is here: the app's own queries, run in the process as the one
//! who asks, as HTML inside the app's shell.
//!
//! Invariants: the queries' texts are the web app's; what is painted is what the viewer may see, since the schema answered
//! it; the answers go along with the page, so the app asks for nothing twice.

mod absent_page;
mod address;
mod answers;
mod boot;
mod card;
mod collection_card;
mod collection_page;
mod collections_page;
mod department_page;
mod departments_page;
mod details;
mod document_page;
mod endorsement;
mod feed;
mod findings;
mod home_page;
mod index_pages;
mod landing_page;
mod life;
mod linked_data;
mod months_csv;
mod pager;
mod preload;
mod reading;
mod resource_page;
mod scripts_page;
mod search_page;
mod site;
mod standing;
mod transparency_page;
mod version_page;
mod visit;
mod wanted_page;
mod words;

use async_graphql::Variables;
use commons_graphql::RequestScope;
use poem::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) use absent_page::absent;
pub(crate) use collection_page::open_collection;
pub(crate) use collections_page::open_collections;
pub(crate) use department_page::open_department;
pub(crate) use departments_page::open_departments;
pub(crate) use document_page::open_document;
pub(crate) use feed::as_atom;
pub(crate) use home_page::home;
pub(crate) use index_pages::{landing_paths, open_standards, open_topics, open_values};
pub(crate) use landing_page::{open_standard, open_topic, open_value};
pub(crate) use months_csv::send_months;
pub(crate) use resource_page::open_resource;
pub(crate) use scripts_page::needs_scripts;
pub(crate) use search_page::open_search;
pub(crate) use site::{collection_path, resource_path};
pub(crate) use transparency_page::open_transparency;
pub(crate) use version_page::open_version;
pub(crate) use visit::Visit;
pub(crate) use wanted_page::open_wanted;

/// A query of the web app.
struct Operation {
    name: &'static str,
    text: &'static str,
}

/// The query of this name, with the text that the web app sends.
macro_rules! operation {
    ($name:literal) => {
        $crate::paint::Operation {
            name: $name,
            text: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../web/src/gql/operations/",
                $name,
                ".graphql"
            )),
        }
    };
}
use operation;

/// Why a page cannot show what was asked for, in words for its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    code: String,
    message: String,
}

impl Trouble {
    fn ours() -> Self {
        Self {
            code: "INTERNAL".to_owned(),
            message: "Something went wrong on our side. It has been recorded.".to_owned(),
        }
    }

    fn status(&self) -> StatusCode {
        match self.code.as_str() {
            "INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
            "UNAVAILABLE" => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}

async fn ask(
    schema: &commons_graphql::Schema,
    scope: &RequestScope,
    operation: &Operation,
    variables: &Value,
) -> Result<Value, Trouble> {
    let request = async_graphql::Request::new(operation.text)
        .operation_name(operation.name)
        .variables(Variables::from_json(variables.clone()))
        .data(scope.clone());
    told(schema.execute(request).await)
}

/// The data of an answer, or the first error in words for a reader.
fn told(answer: async_graphql::Response) -> Result<Value, Trouble> {
    match answer.errors.first() {
        None => answer.data.into_json().map_err(|_| Trouble::ours()),
        Some(error) => {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
            let code = match code {
                Some(async_graphql::Value::String(code)) => code.clone(),
                _ => "INTERNAL".to_owned(),
            };
            Err(Trouble { code, message: error.message.clone() })
        }
    }
}

fn typed<T: DeserializeOwned>(data: &Value) -> Result<T, Trouble> {
    T::deserialize(data).map_err(|error| {
        tracing::error!(cause = %error, "an answer does not fit the page that is painted from it");
        Trouble::ours()
    })
}

/// What search engines and link previews read first.
fn described(description: &str, address: &str) -> String {
    let mut head = String::new();
    if !description.is_empty() {
        head.push_str(&format!("<meta name=\"description\" content=\"{}\">", escape(description)));
    }
    head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(address)));
    head
}

/// Text made safe between tags and inside double-quoted attributes.
fn escape(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html).map(|safe| safe.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
