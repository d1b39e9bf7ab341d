//! Sets a form out on pages: each table row stays whole, and a table that goes on says its title again.

use super::font::Font;
use super::paper::{BOTTOM, HEIGHT, INK, MARGIN, Mark, Page, RULE, SOFT, TINT, TOP, WIDTH, Weight, lines};
use super::{Entry, Form, Group, Signed, Table, Value};
use xinqiao_domain::session::Language;

const BODY: f32 = 10.0;
const SMALL: f32 = 8.0;
const TITLE: f32 = 19.0;
/// From one base line to the next, as a multiple of the size.
const LEADING: f32 = 1.4;
/// Between a cell's frame and what stands in it.
const PAD: f32 = 5.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// The part of a table's width that the first of so many columns takes.
const fn first_column(columns: usize) -> f32 {
    match columns {
        0..=3 => 0.5,
        4..=5 => 0.4,
        _many => 0.13,
    }
}

/// The pages of a form.
pub(super) fn pages(form: &Form, font: &Font) -> Vec<Page> {
    let mut setter = Setter { font, language: form.language, pages: vec![Page::new()], y: TOP };
    setter.title(form);
    setter.heading(&form.heading);
    for group in &form.groups {
        setter.group(group);
    }
    for remark in &form.remarks {
        setter.remark(remark);
    }
    setter.signatures(&form.signatures);
    setter.foot(form);
    setter.pages
}

/// The first column is wide, the others share the rest.
fn column_widths(columns: usize) -> impl Iterator<Item = f32> {
    let first = INNER * first_column(columns);
    let others = (INNER - first) / columns.saturating_sub(1).max(1) as f32;
    [first].into_iter().chain(std::iter::repeat(others))
}

struct Setter<'f> {
    font: &'f Font,
    language: Language,
    pages: Vec<Page>,
    y: f32,
}

/// How a text stands between two edges.
#[derive(Clone, Copy)]
enum Align {
    Left,
    Centre,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy)]
struct Look {
    size: f32,
    shade: f32,
    weight: Weight,
    align: Align,
}

const PLAIN: Look = Look { size: BODY, shade: INK, weight: Weight::Regular, align: Align::Left };
const LABEL: Look = Look { size: SMALL, shade: SOFT, weight: Weight::Regular, align: Align::Left };
const STRONG: Look = Look { size: BODY, shade: INK, weight: Weight::Bold, align: Align::Left };
const FIGURE: Look = Look { size: 13.0, shade: INK, weight: Weight::Regular, align: Align::Left };

impl Setter<'_> {
    fn draw(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// A line of text between two edges, its base line at `y`.
    fn text(&mut self, text: &str, (left, right): (f32, f32), y: f32, look: Look) {
        let free = right - left - self.font.width(text, look.size);
        let x = match look.align {
            Align::Left => left,
            Align::Centre => left + free / 2.0,
            Align::Right => left + free,
        };
        let Look { size, shade, weight, align: _ } = look;
        self.draw(Mark::Text { x, y, size, shade, weight, text: text.to_owned() });
    }

    /// Makes room for what is so high; answers whether a page was turned.
    fn room(&mut self, height: f32) -> Turned {
        if self.y + height <= BOTTOM {
            return Turned::No;
        }
        self.pages.push(Page::new());
        self.y = TOP;
        Turned::Yes
    }

    fn title(&mut self, form: &Form) {
        let across = (MARGIN, WIDTH - MARGIN);
        let title = Look { size: TITLE, weight: Weight::Bold, align: Align::Centre, ..PLAIN };
        for line in lines(&form.title, TITLE, INNER, self.font) {
            self.y += TITLE;
            self.text(&line, across, self.y, title);
            self.y += TITLE * (LEADING - 1.0);
        }
        self.y += BODY;
        self.text(&form.subtitle, across, self.y, Look { size: 11.0, shade: SOFT, align: Align::Centre, ..PLAIN });
        self.y += 16.0;
    }

    /// Names and values, two in a line, each on a rule to write on.
    fn heading(&mut self, entries: &[Entry]) {
        let half = (INNER - 24.0) / 2.0;
        for pair in entries.chunks(2) {
            let broken: Vec<Vec<String>> =
                pair.iter().map(|entry| lines(&entry.value.shown(), BODY, half - 78.0, self.font)).collect();
            let most = broken.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
            let height = most * BODY * LEADING + 7.0;
            self.room(height);
            for (at, (entry, values)) in pair.iter().zip(&broken).enumerate() {
                let left = MARGIN + at as f32 * (half + 24.0);
                let base = self.y + BODY;
                self.text(&entry.label, (left, left + 74.0), base, Look { shade: SOFT, size: 9.0, ..PLAIN });
                for (line, value) in values.iter().enumerate() {
                    self.text(value, (left + 78.0, left + half), base + line as f32 * BODY * LEADING, PLAIN);
                }
                let rule = self.y + height - 4.0;
                self.draw(Mark::Line { from: (left, rule), to: (left + half, rule), thick: 0.4, shade: RULE });
            }
            self.y += height;
        }
        self.y += 12.0;
    }

    fn group(&mut self, group: &Group) {
        match &group.table {
            Table::Grid { in_line, entries } => self.grid(&group.title, *in_line, entries),
            Table::Columns { heads, lines } => self.columns(&group.title, heads, lines),
        }
        self.y += 10.0;
    }

    fn group_title(&mut self, title: &str) {
        let height = 21.0;
        self.draw(Mark::Fill { x: MARGIN, y: self.y, width: INNER, height, shade: TINT });
        self.draw(Mark::Frame { x: MARGIN, y: self.y, width: INNER, height });
        self.text(title, (MARGIN + PAD, WIDTH - MARGIN), self.y + 14.2, STRONG);
        self.y += height;
    }

    /// The title again on a new page.
    fn go_on(&mut self, title: &str, turned: Turned) {
        match turned {
            Turned::No => {}
            Turned::Yes => {
                let again = match self.language {
                    Language::Chinese => format!("{title}（续）"),
                    Language::English => format!("{title} (continued)"),
                };
                self.group_title(&again);
            }
        }
    }

    fn grid(&mut self, title: &str, in_line: usize, entries: &[Entry]) {
        let width = INNER / in_line as f32;
        let label_lines = |setter: &Self, entry: &Entry| lines(&entry.label, SMALL, width - 2.0 * PAD, setter.font);
        for (row, line) in entries.chunks(in_line).enumerate() {
            let labels: Vec<Vec<String>> = line.iter().map(|entry| label_lines(self, entry)).collect();
            let most = labels.iter().map(Vec::len).max().unwrap_or(1) as f32;
            let height = most * SMALL * LEADING + 26.0;
            if row == 0 {
                self.room(height + 21.0);
                self.group_title(title);
            } else {
                let turned = self.room(height);
                self.go_on(title, turned);
            }
            for at in 0..in_line {
                let x = MARGIN + at as f32 * width;
                self.draw(Mark::Frame { x, y: self.y, width, height });
                let (Some(entry), Some(label)) = (line.get(at), labels.get(at)) else { continue };
                for (number, words) in label.iter().enumerate() {
                    let base = self.y + PAD + SMALL + number as f32 * SMALL * LEADING;
                    self.text(words, (x + PAD, x + width), base, LABEL);
                }
                self.text(&entry.value.shown(), (x + PAD, x + width - PAD), self.y + height - PAD - 2.0, FIGURE);
            }
            self.y += height;
        }
    }

    fn columns(&mut self, title: &str, heads: &[String], rows: &[Vec<Value>]) {
        let head: Vec<Value> = heads.iter().map(Value::text).collect();
        let shown = |line: &[Value]| line.iter().map(Value::shown).collect::<Vec<_>>();
        // A title never stands without its first line.
        let first = rows.first().map_or(0.0, |line| self.column_height(&shown(line), BODY));
        self.room(21.0 + self.column_height(heads, SMALL) + first);
        self.group_title(title);
        self.column_line(&shown(&head), Look { size: SMALL, shade: SOFT, ..PLAIN });
        for line in rows {
            let texts = shown(line);
            let turned = self.room(self.column_height(&texts, BODY));
            self.go_on(title, turned);
            self.column_line(&texts, PLAIN);
        }
    }

    fn column_height(&self, texts: &[String], size: f32) -> f32 {
        let widths = column_widths(texts.len());
        let count = |(text, width): (&String, f32)| lines(text, size, width - 2.0 * PAD, self.font).len();
        let most = texts.iter().zip(widths).map(count).max().unwrap_or(1).max(1);
        most as f32 * BODY * LEADING + 6.0
    }

    /// The first column is wide and stands left, the others share the rest and stand right.
    fn column_line(&mut self, texts: &[String], look: Look) {
        let height = self.column_height(texts, look.size);
        let mut x = MARGIN;
        for (at, (text, width)) in texts.iter().zip(column_widths(texts.len())).enumerate() {
            self.draw(Mark::Frame { x, y: self.y, width, height });
            let align = if at == 0 { Align::Left } else { Align::Right };
            for (number, words) in lines(text, look.size, width - 2.0 * PAD, self.font).iter().enumerate() {
                let base = self.y + 3.5 + BODY + number as f32 * BODY * LEADING;
                self.text(words, (x + PAD, x + width - PAD), base, Look { align, ..look });
            }
            x += width;
        }
        self.y += height;
    }

    fn remark(&mut self, entry: &Entry) {
        self.room(2.0 * BODY * LEADING + 20.0);
        self.text(&entry.label, (MARGIN, WIDTH), self.y + BODY, Look { shade: SOFT, size: 9.0, ..PLAIN });
        self.y += BODY * LEADING + 2.0;
        for line in lines(&entry.value.shown(), BODY, INNER, self.font) {
            self.room(BODY * LEADING);
            self.text(&line, (MARGIN, WIDTH - MARGIN), self.y + BODY, PLAIN);
            self.y += BODY * LEADING;
        }
        self.y += 6.0;
    }

    /// Side by side at the end, each over a rule.
    fn signatures(&mut self, signed: &[Signed]) {
        if signed.is_empty() {
            return;
        }
        self.room(44.0);
        self.y += 10.0;
        let gap = 30.0;
        let width = (INNER - gap * (signed.len() as f32 - 1.0)) / signed.len() as f32;
        for (at, one) in signed.iter().enumerate() {
            let left = MARGIN + at as f32 * (width + gap);
            let edges = (left, left + width);
            self.text(&one.label, edges, self.y + 11.0, Look { shade: SOFT, size: 9.0, ..PLAIN });
            let label = self.font.width(&one.label, 9.0) + 10.0;
            self.text(&one.name, (left + label, left + width), self.y + 11.0, Look { size: 12.0, ..PLAIN });
            let rule = self.y + 17.0;
            self.draw(Mark::Line { from: (left, rule), to: (left + width, rule), thick: 0.7, shade: INK });
            self.text(&one.at, edges, rule + 13.0, LABEL);
        }
        self.y += 40.0;
    }

    /// At the foot of every page what it is of, and its number.
    fn foot(&mut self, form: &Form) {
        let count = self.pages.len();
        let edges = (MARGIN, WIDTH - MARGIN);
        let top = HEIGHT - 48.0;
        let last = std::mem::take(&mut self.pages);
        for (at, page) in last.into_iter().enumerate() {
            self.pages.push(page);
            self.draw(Mark::Line { from: (edges.0, top), to: (edges.1, top), thick: 0.4, shade: RULE });
            for (number, line) in form.foot.iter().enumerate() {
                let look = Look { size: 7.0, ..LABEL };
                self.text(line, edges, top + 11.0 + number as f32 * 9.5, look);
            }
            let of = match form.language {
                Language::Chinese => format!("第 {} 页，共 {count} 页", at + 1),
                Language::English => format!("Page {} of {count}", at + 1),
            };
            self.text(&of, edges, top + 11.0, Look { size: SMALL, align: Align::Right, ..LABEL });
        }
    }
}

/// Whether a page was turned.
#[derive(Clone, Copy)]
enum Turned {
    Yes,
    No,
}
