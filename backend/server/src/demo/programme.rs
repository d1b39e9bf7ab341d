//! What a demonstration prints: who can sign in, and where to look.

use super::cast::{Member, Player};
use crate::config::Origin;
use std::fmt::Write as _;
use xinqiao_domain::roles::Role;

/// Columns of the table.
const HEAD: [&str; 4] = ["角色 Role", "姓名 Name", "登录名 Username", "密码 Password"];

/// The table with its links.
pub fn text(public: &Origin, cast: &[Member]) -> String {
    let rows: Vec<[String; 4]> = cast
        .iter()
        .map(|member| {
            let part = member.part;
            [role(part.role, part.player), part.name.to_owned(), part.username.to_owned(), member.password.to_string()]
        })
        .collect();
    let head = HEAD.map(str::to_owned);
    let widths: [usize; 4] = std::array::from_fn(|column| {
        rows.iter().chain([&head]).map(|row| width(&row[column])).max().unwrap_or_default()
    });
    let mut text = format!(
        "\n  心桥演示 Xinqiao demonstration: made-up people, nothing leaves this machine, Ctrl-C ends it.\n\n    \
         求助者 For callers   {public}/help/\n    工作台 For staff     {public}/console/\n\n"
    );
    for row in std::iter::once(&head).chain(&rows) {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, wide)| padded(cell, wide)).collect();
        let _ = writeln!(text, "    {}", cells.join("  ").trim_end());
    }
    text.push_str("\n  以周敏的账号登录即可接到来访。 Sign in as zhou.min to be offered callers.\n\n");
    text
}

fn role(role: Role, player: Player) -> String {
    let word = match role {
        Role::Operator => "接线员 operator",
        Role::Supervisor => "督导 supervisor",
        Role::SystemAdmin => "系统管理员 system admin",
        Role::SecurityAdmin => "安全管理员 security admin",
        Role::Auditor => "审计管理员 auditor",
        Role::CrisisLead => "危机干预队长 crisis lead",
        Role::CrisisMember => "危机干预队员 crisis member",
        Role::RegistryClerk | Role::Physician | Role::DutyOfficer | Role::Liaison | Role::PrivacyOfficer => role.code(),
    };
    match player {
        Player::Visitor => word.to_owned(),
        Player::Simulated => format!("{word}（模拟 simulated）"),
    }
}

/// Columns of a terminal: Chinese characters and full-width signs take two.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter >= '\u{2e80}' { 2 } else { 1 }).sum()
}

fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::CAST;
    use xinqiao_domain::StaffId;
    use zeroize::Zeroizing;

    #[test]
    fn does_the_programme_name_everybody_and_stand_in_straight_columns() {
        let cast: Vec<Member> = CAST
            .iter()
            .map(|part| Member {
                part,
                staff: StaffId(uuid::Uuid::nil()),
                password: Zeroizing::new(format!("secret-of-{}", part.username)),
            })
            .collect();
        let text = text(&Origin::loopback(8080), &cast);
        assert!(text.contains("http://127.0.0.1:8080/help/") && text.contains("http://127.0.0.1:8080/console/"));
        let starts: Vec<usize> =
            text.lines().filter_map(|line| Some(width(&line[..line.find("secret-of-")?]))).collect();
        assert_eq!(starts.len(), CAST.len());
        assert!(starts.iter().all(|start| *start == starts[0]), "{text}");
    }
}
