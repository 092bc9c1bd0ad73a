//! A ground is why something is withheld.

/// Why something is withheld, for the ledger and for the public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The id, as in front matter: `victim-information`.
    pub id: String,
    /// Its name for the public, by language; built-in grounds are named by the theme.
    pub labels: Vec<(String, String)>,
    /// A plain sentence for the public, by language; that of built-in grounds is the theme's.
    pub sentences: Vec<(String, String)>,
    /// The law that it rests on.
    pub citation: Option<String>,
    /// After how many months the decision is looked at again.
    pub review_months: u16,
    /// Whom to write to against a decision.
    pub appeal: Option<String>,
}

impl Ground {
    /// Returns the name in a language, where the site gives one.
    pub fn label(&self, language: &str) -> Option<&str> {
        find(&self.labels, language)
    }

    /// Returns the sentence in a language, where the site gives one.
    pub fn sentence(&self, language: &str) -> Option<&str> {
        find(&self.sentences, language)
    }
}

fn find<'l>(list: &'l [(String, String)], language: &str) -> Option<&'l str> {
    list.iter().find(|(code, _)| code == language).map(|(_, text)| text.as_str())
}

/// The grounds that a site knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds(Vec<Ground>);

/// Id, citation (exemptions of the US Freedom of Information Act, 5 U.S.C. § 552(b), unless
/// another statute is closer; agencies put their state's law in their place), months to review.
const BUILT_IN: [(&str, &str, u16); 19] = [
    ("victim-information", "5 U.S.C. § 552(b)(7)(C)", 60),
    ("investigative-information", "5 U.S.C. § 552(b)(7)(A)", 12),
    ("analytical-methods", "5 U.S.C. § 552(b)(7)(E)", 24),
    ("operational-tactics", "5 U.S.C. § 552(b)(7)(E)", 24),
    ("surveillance-methods", "5 U.S.C. § 552(b)(7)(E)", 24),
    ("tactical-training", "5 U.S.C. § 552(b)(7)(E)", 24),
    ("emergency-plans", "5 U.S.C. § 552(b)(7)(F)", 24),
    ("critical-infrastructure", "6 U.S.C. § 673(a)(1)", 24),
    ("facility-security", "5 U.S.C. § 552(b)(7)(F)", 24),
    ("information-security", "5 U.S.C. § 552(b)(7)(E)", 12),
    ("officer-safety", "5 U.S.C. § 552(b)(7)(F)", 24),
    ("juvenile", "18 U.S.C. § 5038", 60),
    ("informant", "5 U.S.C. § 552(b)(7)(D)", 60),
    ("personnel", "5 U.S.C. § 552(b)(6)", 36),
    ("pending-investigation", "5 U.S.C. § 552(b)(7)(A)", 6),
    ("personal-information", "5 U.S.C. § 552(b)(6)", 60),
    ("received-in-confidence", "5 U.S.C. § 552(b)(4)", 36),
    ("legal-privilege", "5 U.S.C. § 552(b)(5)", 36),
    ("third-party-copyright", "17 U.S.C. § 106", 60),
];

impl Grounds {
    /// Returns the built-in grounds.
    pub fn built_in() -> Self {
        let ground = |&(id, citation, review_months): &(&str, &str, u16)| Ground {
            id: id.to_owned(),
            labels: Vec::new(),
            sentences: Vec::new(),
            citation: Some(citation.to_owned()),
            review_months,
            appeal: None,
        };
        Self(BUILT_IN.iter().map(ground).collect())
    }

    /// Returns the place of a ground in the list.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|ground| ground.id == id)
    }

    /// Returns the ground with an id.
    pub fn get(&self, id: &str) -> Option<&Ground> {
        self.index(id).map(|index| &self.0[index])
    }

    /// Returns the ground with an id, added at the end if it is new.
    pub fn entry(&mut self, id: &str) -> &mut Ground {
        let index = self.index(id).unwrap_or_else(|| {
            self.0.push(Ground {
                id: id.to_owned(),
                labels: Vec::new(),
                sentences: Vec::new(),
                citation: None,
                review_months: 24,
                appeal: None,
            });
            self.0.len() - 1
        });
        &mut self.0[index]
    }

    /// Returns all grounds.
    pub fn all(&self) -> &[Ground] {
        &self.0
    }

    /// Returns all ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|ground| ground.id.as_str())
    }
}
