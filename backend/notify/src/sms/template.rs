//! Texts with places to be filled: `{phone}`, `{text}`, `{id}`, `{credential}`. Any other brace is just a brace.

use std::fmt::Write as _;

/// What a place is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Phone,
    Text,
    /// The item's id, the same at each attempt.
    Id,
    Credential,
}

impl Slot {
    const ALL: [Self; 4] = [Self::Phone, Self::Text, Self::Id, Self::Credential];

    const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Text => "text",
            Self::Id => "id",
            Self::Credential => "credential",
        }
    }
}

/// What goes into the places.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    pub phone: &'a str,
    pub text: &'a str,
    pub id: &'a str,
    pub credential: &'a str,
}

impl Filling<'_> {
    const fn of(&self, slot: Slot) -> &str {
        match slot {
            Slot::Phone => self.phone,
            Slot::Text => self.text,
            Slot::Id => self.id,
            Slot::Credential => self.credential,
        }
    }
}

/// Where a template stands, and so how what is filled in is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// Within the quotes of a JSON text.
    Json,
    /// In an address, or in a form's body.
    Address,
    /// As it is.
    Plain,
}

impl Escape {
    fn write(self, value: &str, to: &mut String) {
        match self {
            Self::Plain => to.push_str(value),
            Self::Json => {
                let quoted = serde_json::Value::String(value.to_owned()).to_string();
                to.push_str(quoted.get(1..quoted.len() - 1).unwrap_or_default());
            }
            Self::Address => {
                for byte in value.bytes() {
                    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                        to.push(char::from(byte));
                    } else {
                        // Writing into a String cannot fail.
                        let _ = write!(to, "%{byte:02X}");
                    }
                }
            }
        }
    }
}

/// A text, cut at its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Slot(Slot),
}

impl Template {
    /// # Errors
    /// The name in braces that is none of ours: a misspelt one would go out as it stands.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            let name = from.get(1..).and_then(|inside| Some(&inside[..inside.find('}')?]));
            let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
            let Some(name) = name.filter(is_name) else {
                parts.push(Part::Text(format!("{before}{{")));
                rest = &from[1..];
                continue;
            };
            let slot = Slot::ALL.into_iter().find(|slot| slot.name() == name).ok_or_else(|| name.to_owned())?;
            parts.extend([Part::Text(before.to_owned()), Part::Slot(slot)]);
            rest = &from[name.len() + 2..];
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self(parts))
    }

    /// Whether it has a place for this.
    pub fn has(&self, slot: Slot) -> bool {
        self.0.contains(&Part::Slot(slot))
    }

    /// The text, filled.
    pub fn fill(&self, filling: &Filling<'_>, escape: Escape) -> String {
        let mut filled = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Slot(slot) => escape.write(filling.of(*slot), &mut filled),
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_is_filled_in_written_as_its_place_wants() {
        let filling = Filling { phone: "+86131", text: "a \"b\"\n{id}&中", id: "7", credential: "k/=" };
        let fill = |text: &str, escape| Template::parse(text).unwrap().fill(&filling, escape);
        assert_eq!(
            fill(r#"{"to":"{phone}","n":{},"t":"{text}"}"#, Escape::Json),
            "{\"to\":\"+86131\",\"n\":{},\"t\":\"a \\\"b\\\"\\n{id}&中\"}"
        );
        assert_eq!(
            fill("?t={text}&c={credential}", Escape::Address),
            "?t=a%20%22b%22%0A%7Bid%7D%26%E4%B8%AD&c=k%2F%3D"
        );
        assert_eq!(fill("Bearer {credential} { {x y} {", Escape::Plain), "Bearer k/= { {x y} {");
    }

    #[test]
    fn is_a_misspelt_place_seen() {
        assert_eq!(Template::parse("{\"to\": \"{phnoe}\"}"), Err("phnoe".to_owned()));
        assert!(Template::parse("{text}").unwrap().has(Slot::Text));
        assert!(!Template::parse("{text}").unwrap().has(Slot::Phone));
    }
}
