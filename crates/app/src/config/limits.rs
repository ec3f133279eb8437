//! How much one caller may ask for, and how much is worked on at once.

use std::time::Duration;

use anyhow::bail;
use commons_http::Rates;
use serde::Deserialize;

/// The section `limits`. What is left out is as [`Rates`] says for the command: `serve` is made for the internet, `demo` for
/// one machine. 0 switches a limit off.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsConfig {
    /// Requests of visitors from one address, without a pause.
    pub visitor_burst: Option<u32>,
    /// Requests of visitors from one address in any minute.
    pub visitor_minute: Option<u32>,
    /// Points of one person, or of one token, in an hour.
    pub caller_hour: Option<u32>,
    /// What a query or a page costs.
    pub query_points: Option<u32>,
    /// What a mutation costs.
    pub mutation_points: Option<u32>,
    /// Steps of signing in from one address in a minute.
    pub sign_in_minute: Option<u32>,
    /// Tokens and cookies that open nothing, from one address in a minute.
    pub wrong_secret_minute: Option<u32>,
    /// Requests that are worked on at the same time.
    pub at_once: Option<u32>,
    /// How long a request may wait for its turn.
    pub wait_milliseconds: Option<u32>,
}

impl LimitsConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        // What holds for the internet holds on one machine, where all that is left out is larger.
        if let Err(error) = self.over(Rates::default()).validate() {
            let field = error.field().unwrap_or("limits");
            let name = field.to_uppercase().replace('.', "__");
            bail!("COMMONS_{name} (in commons.toml: {field}): {error}");
        }
        Ok(())
    }

    /// These limits, and `rates` where nothing is said.
    pub fn over(&self, rates: Rates) -> Rates {
        let waits = self.wait_milliseconds.map(|milliseconds| Duration::from_millis(milliseconds.into()));
        Rates {
            visitor_burst: self.visitor_burst.unwrap_or(rates.visitor_burst),
            visitor_minute: self.visitor_minute.unwrap_or(rates.visitor_minute),
            caller_hour: self.caller_hour.unwrap_or(rates.caller_hour),
            query_points: self.query_points.unwrap_or(rates.query_points),
            mutation_points: self.mutation_points.unwrap_or(rates.mutation_points),
            sign_in_minute: self.sign_in_minute.unwrap_or(rates.sign_in_minute),
            wrong_secret_minute: self.wrong_secret_minute.unwrap_or(rates.wrong_secret_minute),
            at_once: self.at_once.unwrap_or(rates.at_once),
            patience: waits.unwrap_or(rates.patience),
        }
    }
}
