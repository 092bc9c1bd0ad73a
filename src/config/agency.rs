//! The agency that publishes, as `site.toml` tells of it.

use crate::notation::Fields;

/// The facts about the agency that publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: Option<String>,
    /// Its initials.
    pub short_name: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its telephone number for everything that is not an emergency.
    pub phone: Option<String>,
    /// The number for emergencies.
    pub emergency: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its own web site.
    pub website: Option<String>,
    /// Whom to tell about something that should not be published.
    pub leak_contact: Option<String>,
    /// Whom to tell about something that cannot be read or used; its mail address if it says nothing.
    pub accessibility_contact: Option<String>,
    /// Whom to write to against a decision to withhold.
    pub appeal: Option<String>,
    /// Where a weakness of the site can be reported: a mail address or an https address.
    pub security_contact: Option<String>,
}

impl Agency {
    /// Returns where and how it can be reached, as far as it says.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        let contacts = [
            &self.address,
            &self.phone,
            &self.emergency,
            &self.email,
            &self.website,
            &self.leak_contact,
            &self.accessibility_contact,
            &self.appeal,
            &self.security_contact,
        ];
        contacts.into_iter().flatten().map(String::as_str)
    }
}

pub(super) fn read(table: Fields<'_>) -> Agency {
    let agency = Agency {
        name: table.text("name"),
        short_name: table.text("short_name"),
        address: table.text("address"),
        phone: table.text("phone"),
        emergency: table.text("emergency"),
        email: table.text("email"),
        website: super::read::https(&table, "website"),
        leak_contact: table.text("leak_contact"),
        accessibility_contact: table.text("accessibility_contact"),
        appeal: table.text("appeal"),
        security_contact: security_contact(&table),
    };
    table.finish();
    agency
}

fn security_contact(table: &Fields<'_>) -> Option<String> {
    let contact = table.text("security_contact")?;
    if !crate::document::can_be_written_to(&contact)
        && let Some(node) = table.node("security_contact")
    {
        let why = "it must be a mail address or an address that begins with https://";
        table.bad("security_contact", node, why);
    }
    Some(contact)
}
