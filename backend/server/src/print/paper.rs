//! A page of A4 as a list of what is drawn on it, from the top left in points, and how text is broken into lines.

use super::font::Font;

/// A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Blank on each side.
pub(super) const MARGIN: f32 = 51.0;
/// What is written on lies between these.
pub(super) const TOP: f32 = 48.0;
pub(super) const BOTTOM: f32 = HEIGHT - 53.0;

/// Shades from black (0) to white (1).
pub(super) const INK: f32 = 0.08;
pub(super) const SOFT: f32 = 0.38;
pub(super) const RULE: f32 = 0.62;
pub(super) const TINT: f32 = 0.945;

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    /// The same letters with an outline: the program carries one font.
    Bold,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// Its base line begins here.
    Text {
        x: f32,
        y: f32,
        size: f32,
        shade: f32,
        weight: Weight,
        text: String,
    },
    /// The frame of a box, its corner top left.
    Frame {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// A filled box.
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        shade: f32,
    },
    Line {
        from: (f32, f32),
        to: (f32, f32),
        thick: f32,
        shade: f32,
    },
}

/// What is drawn on a page, the first at the back.
pub(super) type Page = Vec<Mark>;

/// Lines end with none of these.
const NEVER_LAST: &str = "（《「『“‘([{";
/// Lines begin with none of these.
const NEVER_FIRST: &str = "，。、；：？！）】》」』”’,.;:?!)]}%";

/// Breaks a text into lines no wider than `width`: between words, and between any two Han characters.
pub(super) fn lines(text: &str, size: f32, width: f32, font: &Font) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let fits = font.width(&format!("{line}{}", piece.trim_end()), size) <= width;
            if !fits && !line.is_empty() && !piece.starts_with(|first: char| NEVER_FIRST.contains(first)) {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push_str(piece);
            // Only what is too long by itself is broken inside; a sign may hang over the edge.
            let alone = line.len() <= piece.len();
            while alone && line.chars().count() > 1 && font.width(line.trim_end(), size) > width {
                lines.push(first_that_fits(&mut line, size, width, font));
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Takes off the front of a line what fits, at least one character.
fn first_that_fits(line: &mut String, size: f32, width: f32, font: &Font) -> String {
    let ends = line.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let fits = |end: &usize| font.width(&line[..*end], size) <= width;
    let first = line.chars().next().map_or(0, char::len_utf8);
    let end = ends.take_while(fits).last().unwrap_or(first);
    let rest = line.split_off(end);
    std::mem::replace(line, rest)
}

/// What is never broken inside: a word with the blanks after it, or one Han character.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for pair in letters.windows(2) {
        let [(_, before), (at, after)] = pair else { continue };
        let apart = is_wide(*before) || is_wide(*after) || (*before == ' ' && *after != ' ');
        if apart && !NEVER_LAST.contains(*before) {
            pieces.push(&text[start..*at]);
            start = *at;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Han characters and the signs that go with them.
fn is_wide(letter: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&letter)
        || ('\u{f900}'..='\u{faff}').contains(&letter)
        || ('\u{ff00}'..='\u{ffef}').contains(&letter)
        || letter >= '\u{20000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_is_a_text_broken() {
        // Without the console's packages the program has no font, and prints nothing.
        let Ok(font) = Font::built_in() else { return };
        let wide = font.width("热", 10.0);
        // The text, how many Han characters fit, and its lines.
        let table: [(&str, f32, &[&str]); 5] = [
            ("热线工作报表", 4.5, &["热线工作", "报表"]),
            // No line begins with a full stop, and none ends with an opening bracket.
            ("热线工作。报表", 4.5, &["热线工作。", "报表"]),
            ("热线工（报表）", 4.5, &["热线工", "（报表）"]),
            ("every night", 4.0, &["every", "night"]),
            ("一\n二", 4.5, &["一", "二"]),
        ];
        for (text, fitting, expected) in table {
            assert_eq!(lines(text, 10.0, wide * fitting, &font), expected, "{text}");
        }
        let long = lines("unbreakably", 10.0, wide * 2.0, &font);
        assert!(long.len() > 1 && long.concat() == "unbreakably", "{long:?}");
    }
}
