//! How much one caller may ask for in a while, in numbers that whoever runs the server can change.

use std::time::Duration;

use commons_kernel::{Error, Result};

/// The most that a number here may be: enough for any office, and far from where arithmetic ends.
const MOST: u32 = 10_000_000;

/// How much is answered before somebody is asked to wait. A number that is 0 switches its limit off.
///
/// The counts are kept in the memory of one process: with three servers behind one address, a caller may ask for three
/// times as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Requests of visitors that one address may send at once, without a pause.
    pub visitor_burst: u32,
    /// Requests of visitors from one address in any minute at most, the burst included.
    pub visitor_minute: u32,
    /// Points that one person, or one token, may spend at once; as many come back evenly within an hour.
    pub caller_hour: u32,
    /// What a query or a page costs, in points.
    pub query_points: u32,
    /// What a mutation costs, in points.
    pub mutation_points: u32,
    /// Steps of signing in that one address may take in a minute: a sign-in is two, out to the provider and back.
    pub sign_in_minute: u32,
    /// Tokens and cookies that open nothing, from one address in a minute.
    pub wrong_secret_minute: u32,
    /// Requests that are worked on at the same time.
    pub at_once: u32,
    /// How long a request may wait for its turn.
    pub patience: Duration,
}

impl Default for Rates {
    /// For a server that the internet reaches: GitHub's points for callers, Discourse's counts for addresses.
    fn default() -> Self {
        Self {
            visitor_burst: 50,
            visitor_minute: 200,
            caller_hour: 5_000,
            query_points: 1,
            mutation_points: 5,
            sign_in_minute: 20,
            wrong_secret_minute: 10,
            at_once: 32,
            patience: Duration::from_millis(500),
        }
    }
}

impl Rates {
    /// For a server that one machine alone reaches, where a first look or a test must not be slowed.
    pub fn generous() -> Self {
        Self {
            visitor_burst: 100_000,
            visitor_minute: 1_000_000,
            caller_hour: 1_000_000,
            sign_in_minute: 10_000,
            wrong_secret_minute: 10_000,
            patience: Duration::from_secs(5),
            ..Self::default()
        }
    }

    /// Checks that the numbers make sense.
    ///
    /// # Errors
    /// Bad input with the name of the setting and the mend.
    pub fn validate(&self) -> Result<()> {
        for (name, number) in [
            ("limits.visitor_burst", self.visitor_burst),
            ("limits.visitor_minute", self.visitor_minute),
            ("limits.caller_hour", self.caller_hour),
            ("limits.query_points", self.query_points),
            ("limits.mutation_points", self.mutation_points),
            ("limits.sign_in_minute", self.sign_in_minute),
            ("limits.wrong_secret_minute", self.wrong_secret_minute),
            ("limits.at_once", self.at_once),
        ] {
            if number > MOST {
                return Err(Error::bad_input(
                    name,
                    format!("it may be {MOST} at most; 0 switches the limit off"),
                ));
            }
        }
        let visitors = self.visitor_burst > 0 && self.visitor_minute > 0;
        if visitors && self.visitor_minute <= self.visitor_burst {
            return Err(Error::bad_input(
                "limits.visitor_minute",
                "it must be more than limits.visitor_burst, which it includes; 0 switches the limit off",
            ));
        }
        if self.query_points == 0 || self.mutation_points == 0 {
            return Err(Error::bad_input(
                "limits.query_points",
                "a query and a mutation cost 1 point at least; limits.caller_hour = 0 switches counting off",
            ));
        }
        let dearest = self.query_points.max(self.mutation_points);
        if self.caller_hour > 0 && self.caller_hour < dearest {
            return Err(Error::bad_input(
                "limits.caller_hour",
                format!(
                    "it must be {dearest} at least, or nobody could ever send a mutation; 0 switches it off"
                ),
            ));
        }
        if self.patience > Duration::from_secs(20) {
            return Err(Error::bad_input("limits.wait_milliseconds", "it may be 20000 at most"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_makes_sense() {
        assert!(Rates::default().validate().is_ok() && Rates::generous().validate().is_ok());
        let off = Rates {
            visitor_burst: 0,
            visitor_minute: 0,
            caller_hour: 0,
            sign_in_minute: 0,
            wrong_secret_minute: 0,
            at_once: 0,
            ..Rates::default()
        };
        assert!(off.validate().is_ok());
    }

    #[test]
    fn a_number_that_locks_everybody_out_is_refused_by_name() {
        let field = |rates: Rates| rates.validate().unwrap_err().field().unwrap();
        let rates = Rates::default();
        assert_eq!(field(Rates { visitor_minute: 50, ..rates }), "limits.visitor_minute");
        assert_eq!(field(Rates { caller_hour: 4, ..rates }), "limits.caller_hour");
        assert_eq!(field(Rates { query_points: 0, ..rates }), "limits.query_points");
        assert_eq!(field(Rates { at_once: u32::MAX, ..rates }), "limits.at_once");
        assert_eq!(field(Rates { patience: Duration::from_secs(60), ..rates }), "limits.wait_milliseconds");
    }
}
