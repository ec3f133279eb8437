//! The states, by their codes and their names.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{UnknownWord, Word};

words! {
    /// A state, the District of Columbia or a territory, by its postal code (USPS Publication 28, appendix B).
    State("state") {
        AL = "AL", AK = "AK", AS = "AS", AZ = "AZ", AR = "AR", CA = "CA", CO = "CO", CT = "CT", DE = "DE", DC = "DC",
        FL = "FL", GA = "GA", GU = "GU", HI = "HI", ID = "ID", IL = "IL", IN = "IN", IA = "IA", KS = "KS", KY = "KY",
        LA = "LA", ME = "ME", MD = "MD", MA = "MA", MI = "MI", MN = "MN", MS = "MS", MO = "MO", MT = "MT", NE = "NE",
        NV = "NV", NH = "NH", NJ = "NJ", NM = "NM", NY = "NY", NC = "NC", ND = "ND", MP = "MP", OH = "OH", OK = "OK",
        OR = "OR", PA = "PA", PR = "PR", RI = "RI", SC = "SC", SD = "SD", TN = "TN", TX = "TX", UT = "UT", VT = "VT",
        VA = "VA", VI = "VI", WA = "WA", WV = "WV", WI = "WI", WY = "WY",
    }
}

impl State {
    /// The state's name in English.
    pub const fn name(self) -> &'static str {
        use State::*;
        match self {
            AL => "Alabama",
            AK => "Alaska",
            AS => "American Samoa",
            AZ => "Arizona",
            AR => "Arkansas",
            CA => "California",
            CO => "Colorado",
            CT => "Connecticut",
            DE => "Delaware",
            DC => "District of Columbia",
            FL => "Florida",
            GA => "Georgia",
            GU => "Guam",
            HI => "Hawaii",
            ID => "Idaho",
            IL => "Illinois",
            IN => "Indiana",
            IA => "Iowa",
            KS => "Kansas",
            KY => "Kentucky",
            LA => "Louisiana",
            ME => "Maine",
            MD => "Maryland",
            MA => "Massachusetts",
            MI => "Michigan",
            MN => "Minnesota",
            MS => "Mississippi",
            MO => "Missouri",
            MT => "Montana",
            NE => "Nebraska",
            NV => "Nevada",
            NH => "New Hampshire",
            NJ => "New Jersey",
            NM => "New Mexico",
            NY => "New York",
            NC => "North Carolina",
            ND => "North Dakota",
            MP => "Northern Mariana Islands",
            OH => "Ohio",
            OK => "Oklahoma",
            OR => "Oregon",
            PA => "Pennsylvania",
            PR => "Puerto Rico",
            RI => "Rhode Island",
            SC => "South Carolina",
            SD => "South Dakota",
            TN => "Tennessee",
            TX => "Texas",
            UT => "Utah",
            VT => "Vermont",
            VA => "Virginia",
            VI => "U.S. Virgin Islands",
            WA => "Washington",
            WV => "West Virginia",
            WI => "Wisconsin",
            WY => "Wyoming",
        }
    }
}
