//! Since when somebody is employed, which leaves they take, and where reminders go.

use super::derive;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::standing::Span;
use xinqiao_domain::{Actor, Date, Event, Refusal, StaffId};
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_storage::employment;

/// Most leaves of one person.
const MOST_LEAVES: usize = 200;
/// Longest address, in bytes (RFC 5321: a path of 256 with its brackets).
const EMAIL_BYTES: usize = 254;
/// Nobody at work today was employed earlier.
const EARLIEST: Date = jiff::civil::date(1950, 1, 1);
/// Nothing is planned for later.
const LATEST: Date = jiff::civil::date(2200, 1, 1);

/// What the counting rules need to know of a person, in place of what was known.
pub struct ChangeEmployment {
    pub staff: StaffId,
    pub by: StaffId,
    pub to: Employment,
}

impl Command for ChangeEmployment {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Employment { employed_from: from, leaves, email, profession, contract } = self.to.clone();
        let email = email.trim().to_owned();
        if let Some(field) = first_wrong(from, &leaves, &email) {
            return Err(Decline::with(Refusal::FieldInvalid, "field", field));
        }
        let staff = work.batch.staff(self.staff).await?.ok_or(Refusal::StaffNotFound)?.id;
        let known = employment::Employment { from, leaves, email, profession, contract };
        work.batch.set_employment(staff, &known).await?;
        let event = LedgerEvent::EmploymentChanged { staff };
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
        derive(work, &[staff]).await?;
        Ok(Done {})
    }
}

/// The path of the first field that is wrong, such as `leaves[2]`.
fn first_wrong(from: Date, leaves: &[Span], email: &str) -> Option<String> {
    let meant = |day: Date| EARLIEST <= day && day <= LATEST;
    if !meant(from) {
        return Some("employed_from".to_owned());
    }
    if leaves.len() > MOST_LEAVES {
        return Some("leaves".to_owned());
    }
    let wrong = |leave: &Span| leave.first > leave.last || !meant(leave.first) || !meant(leave.last);
    if let Some(at) = leaves.iter().position(wrong) {
        return Some(format!("leaves[{at}]"));
    }
    (!email.is_empty() && !is_address(email)).then(|| "email".to_owned())
}

/// Whether this looks like an address; whether it is one, only a letter that arrives shows.
pub fn is_address(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || letter == '@');
    let parts = text.rsplit_once('@');
    text.len() <= EMAIL_BYTES
        && !text.contains(char::is_control)
        && parts.is_some_and(|(name, host)| plain(name) && plain(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn which_employments_are_refused() {
        let day = date(2026, 5, 1);
        let leave = |first, last| Span { first, last };
        let good = leave(day, date(2026, 5, 5));
        let table = [
            (day, vec![good], "lin.yue@example.org", None),
            (day, Vec::new(), "", None),
            (date(202, 5, 1), Vec::new(), "", Some("employed_from")),
            (day, vec![good, leave(day, date(2026, 4, 30))], "", Some("leaves[1]")),
            (day, vec![leave(day, date(9000, 1, 1))], "", Some("leaves[0]")),
            (day, vec![good; 201], "", Some("leaves")),
            (day, Vec::new(), "lin.yue", Some("email")),
            (day, Vec::new(), "@example.org", Some("email")),
            (day, Vec::new(), "a@b@example.org", Some("email")),
            (day, Vec::new(), "lin yue@example.org", Some("email")),
            (day, Vec::new(), "lin@example.org\r\nBcc: all@example.org", Some("email")),
        ];
        for (at, (from, leaves, email, expected)) in table.into_iter().enumerate() {
            assert_eq!(first_wrong(from, &leaves, email).as_deref(), expected, "case {at}");
        }
    }
}
