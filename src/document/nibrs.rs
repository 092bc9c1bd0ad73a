//! The offences of NIBRS, the National Incident-Based Reporting System of the FBI, by their codes. Their names are
//! interface strings, `nibrs-220`.
//!
//! Source: FBI, Criminal Justice Information Services Division, "National Incident-Based Reporting System User Manual",
//! a work of the United States government in the public domain. 90A, 90E and 90H are no longer reported; older data
//! hold them.

use CrimeAgainst::{Any, Nothing, Person, Property, Society};
use NibrsGroup::{A, B};

/// An offence of NIBRS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NibrsOffence {
    /// Its code: `220`, `23F`.
    pub code: &'static str,
    /// Its group.
    pub group: NibrsGroup,
    /// What it is a crime against.
    pub against: CrimeAgainst,
}

/// How an offence is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NibrsGroup {
    /// Whole incidents are reported.
    A,
    /// Arrests alone are reported.
    B,
}

/// What an offence is a crime against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CrimeAgainst {
    /// Persons.
    Person,
    /// Property.
    Property,
    /// Society.
    Society,
    /// Any of them.
    Any,
    /// Nothing: it is no crime.
    Nothing,
}

impl NibrsOffence {
    /// Returns the offence with a code, written as in the manual.
    pub fn of(code: &str) -> Option<&'static Self> {
        ALL.binary_search_by_key(&code, |offence| offence.code).ok().map(|at| &ALL[at])
    }

    /// Returns all offences, by their codes.
    pub fn all() -> &'static [Self] {
        &ALL
    }
}

const fn of(code: &'static str, group: NibrsGroup, against: CrimeAgainst) -> NibrsOffence {
    NibrsOffence { code, group, against }
}

#[rustfmt::skip]
const ALL: [NibrsOffence; 84] = [
    of("09A", A, Person), of("09B", A, Person), of("09C", A, Nothing),
    of("100", A, Person), of("101", A, Society), of("103", A, Society),
    of("11A", A, Person), of("11B", A, Person), of("11C", A, Person),
    of("11D", A, Person), of("120", A, Property), of("13A", A, Person),
    of("13B", A, Person), of("13C", A, Person), of("200", A, Property),
    of("210", A, Property), of("220", A, Property), of("23A", A, Property),
    of("23B", A, Property), of("23C", A, Property), of("23D", A, Property),
    of("23E", A, Property), of("23F", A, Property), of("23G", A, Property),
    of("23H", A, Property), of("240", A, Property), of("250", A, Property),
    of("26A", A, Property), of("26B", A, Property), of("26C", A, Property),
    of("26D", A, Property), of("26E", A, Property), of("26F", A, Property),
    of("26G", A, Property), of("26H", A, Society), of("270", A, Property),
    of("280", A, Property), of("290", A, Property), of("30A", A, Society),
    of("30B", A, Society), of("30C", A, Society), of("30D", A, Society),
    of("35A", A, Society), of("35B", A, Society), of("360", A, Society),
    of("36A", A, Person), of("36B", A, Person), of("370", A, Society),
    of("39A", A, Society), of("39B", A, Society), of("39C", A, Society),
    of("39D", A, Society), of("40A", A, Society), of("40B", A, Society),
    of("40C", A, Society), of("49A", A, Society), of("49B", A, Society),
    of("49C", A, Society), of("510", A, Property), of("520", A, Society),
    of("521", A, Society), of("522", A, Society), of("526", A, Society),
    of("58A", A, Society), of("58B", A, Society), of("61A", A, Society),
    of("61B", A, Society), of("620", A, Society), of("64A", A, Person),
    of("64B", A, Person), of("720", A, Society), of("90A", B, Property),
    of("90B", B, Society), of("90C", B, Society), of("90D", B, Society),
    of("90E", B, Society), of("90F", B, Person), of("90G", B, Society),
    of("90H", B, Society), of("90J", B, Society), of("90K", B, Society),
    of("90L", B, Society), of("90M", B, Society), of("90Z", B, Any),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The manual has 71 offences in group A; those of group B are lettered from A to Z with gaps.
    #[test]
    fn every_offence_is_found_by_its_code() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(ALL.iter().filter(|offence| offence.group == A).count(), 71);
        assert_eq!(NibrsOffence::of("220").map(|offence| offence.against), Some(Property));
        assert_eq!(NibrsOffence::of("13A").map(|offence| offence.against), Some(Person));
        assert_eq!(NibrsOffence::of("26H").map(|offence| offence.against), Some(Society));
        assert_eq!(NibrsOffence::of("90D").map(|offence| offence.group), Some(B));
        assert_eq!(NibrsOffence::of("23f"), None);
        assert_eq!(NibrsOffence::of("999"), None);
    }
}
