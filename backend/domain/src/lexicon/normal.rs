//! One spelling of a text for the search: what people do to words without changing them (case, width, spaces and signs
//! between characters, old characters) is undone.

/// Lower case, half width, simplified characters; Chinese characters stand side by side, other words have exactly one
/// space on either side. Signs count as spaces; invisible characters and apostrophes are left out.
pub(super) fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len() + 2);
    let mut last = Kind::Gap;
    for letter in text.chars().map(half_width).flat_map(char::to_lowercase).map(simplified) {
        let Some(kind) = Kind::of(letter) else { continue };
        match (last, kind) {
            (Kind::Word, Kind::Gap | Kind::Han) | (Kind::Gap | Kind::Han, Kind::Word) => normal.push(' '),
            (Kind::Gap | Kind::Han, Kind::Gap | Kind::Han) | (Kind::Word, Kind::Word) => {}
        }
        match kind {
            Kind::Han | Kind::Word => normal.push(letter),
            Kind::Gap => {}
        }
        last = kind;
    }
    if matches!(last, Kind::Word) {
        normal.push(' ');
    }
    normal
}

#[derive(Clone, Copy)]
enum Kind {
    /// A Chinese character.
    Han,
    /// A letter or digit of a word that is written with spaces around it.
    Word,
    /// A space or sign.
    Gap,
}

impl Kind {
    /// `None` for what the reader does not see as a character of its own: its neighbours stay side by side.
    fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | '0'..='9' => Some(Self::Word),
            '\'' | '\u{2018}' | '\u{2019}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => Some(Self::Han),
            _ if letter.is_alphanumeric() => Some(Self::Word),
            _ => Some(Self::Gap),
        }
    }
}

fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// The traditional characters that occur in the list's phrases.
fn simplified(letter: char) -> char {
    match letter {
        '殺' => '杀',
        '輕' => '轻',
        '尋' => '寻',
        '結' => '结',
        '斷' => '断',
        '樓' => '楼',
        '橋' => '桥',
        '臥' => '卧',
        '軌' => '轨',
        '燒' => '烧',
        '農' => '农',
        '藥' => '药',
        '遺' => '遗',
        '書' => '书',
        '準' => '准',
        '備' => '备',
        '馬' => '马',
        '現' => '现',
        '開' => '开',
        '氣' => '气',
        '臺' => '台',
        '頂' => '顶',
        '沒' => '没',
        '義' => '义',
        '殘' => '残',
        '傷' => '伤',
        '絕' => '绝',
        '撐' => '撑',
        '堅' => '坚',
        '來' => '来',
        '別' => '别',
        '於' => '于',
        '盡' => '尽',
        '會' => '会',
        '後' => '后',
        '歸' => '归',
        _ => letter,
    }
}
