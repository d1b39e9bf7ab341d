//! Writes pages as a PDF file: with the glyphs they use and no others, and with the characters of these, so that what is
//! printed can be searched and copied.

use super::font::Font;
use super::paper::{HEIGHT, Mark, Page, WIDTH, Weight};
use super::{Form, Standing};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::collections::BTreeMap;
use std::io::Write;
use subsetter::GlyphRemapper;
use ttf_parser::{RawFace, Tag};
use xinqiao_domain::session::Language;

const FONT: Name = Name(b"F1");
/// Its name in the file; six letters before it say that it is a part of a font.
const FONT_NAME: &[u8] = b"XINQIA+NotoSansHans-Regular";
const IDENTITY: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// How thick the outline of a bold letter is, as a part of its size.
const BOLD: f32 = 0.028;
/// Words across a page: how large, how light, and at which angle.
const ACROSS: f32 = 86.0;
const LIGHT: f32 = 0.915;
const SLOPE: f32 = 0.55;

/// The glyphs in use, renumbered.
#[derive(Default)]
struct Used {
    remapper: GlyphRemapper,
    /// New number to character and width.
    letters: BTreeMap<u16, (char, f32)>,
}

impl Used {
    /// The numbers that a text is shown by.
    fn encode(&mut self, text: &str, font: &Font) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len() * 2);
        for letter in text.chars() {
            let glyph = font.glyph(letter);
            let number = self.remapper.remap(glyph);
            self.letters.entry(number).or_insert((letter, font.advance(glyph)));
            bytes.extend(number.to_be_bytes());
        }
        bytes
    }
}

/// The file of these pages.
pub(super) fn write(form: &Form, pages: &[Page], font: &Font) -> Vec<u8> {
    let mut used = Used::default();
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| content(form, page, &mut used, font)).collect();
    let mut pdf = Pdf::new();
    let mut next = Ref::new(1);
    let (catalog, tree, type0) = (next.bump(), next.bump(), next.bump());
    let kids: Vec<(Ref, Ref)> = pages.iter().map(|_| (next.bump(), next.bump())).collect();
    let language = match form.language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(language));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    let title = format!("{} {}", form.title, form.subtitle);
    pdf.document_info(next.bump()).title(TextStr(&title)).producer(TextStr("Xinqiao"));
    pdf.pages(tree).kids(kids.iter().map(|(page, _)| *page)).count(kids.len() as i32);
    for ((page, stream), content) in kids.iter().zip(&contents) {
        let mut written = pdf.page(*page);
        written.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(tree).contents(*stream);
        written.resources().fonts().pair(FONT, type0);
        written.finish();
        pdf.stream(*stream, &deflated(content)).filter(Filter::FlateDecode);
    }
    write_font(&mut pdf, type0, &mut next, &used, font);
    pdf.finish()
}

fn content(form: &Form, page: &Page, used: &mut Used, font: &Font) -> Vec<u8> {
    let mut content = Content::new();
    if let Standing::Draft(words) = &form.standing {
        across(&mut content, words, used, font);
    }
    for mark in page {
        draw(&mut content, mark, used, font);
    }
    content.finish().to_vec()
}

/// Words across the page, behind everything.
fn across(content: &mut Content, words: &str, used: &mut Used, font: &Font) {
    let (sin, cos) = SLOPE.sin_cos();
    let half = font.width(words, ACROSS) / 2.0;
    let (x, y) = (WIDTH / 2.0 - half * cos, HEIGHT / 2.0 - half * sin - ACROSS / 3.0);
    content.begin_text().set_fill_gray(LIGHT).set_font(FONT, ACROSS);
    content.set_text_matrix([cos, sin, -sin, cos, x, y]);
    content.show(Str(&used.encode(words, font)));
    content.end_text();
}

fn draw(content: &mut Content, mark: &Mark, used: &mut Used, font: &Font) {
    match mark {
        Mark::Text { x, y, size, shade, weight, text } => {
            let mode = match weight {
                Weight::Regular => TextRenderingMode::Fill,
                Weight::Bold => TextRenderingMode::FillStroke,
            };
            content.set_fill_gray(*shade).set_stroke_gray(*shade).set_line_width(size * BOLD);
            content.begin_text().set_font(FONT, *size).set_text_rendering_mode(mode);
            content.next_line(*x, HEIGHT - y).show(Str(&used.encode(text, font)));
            content.end_text();
        }
        Mark::Frame { x, y, width, height } => {
            content.set_stroke_gray(super::paper::RULE).set_line_width(0.5);
            content.rect(*x, HEIGHT - y - height, *width, *height).stroke();
        }
        Mark::Fill { x, y, width, height, shade } => {
            content.set_fill_gray(*shade);
            content.rect(*x, HEIGHT - y - height, *width, *height).fill_nonzero();
        }
        Mark::Line { from, to, thick, shade } => {
            content.set_stroke_gray(*shade).set_line_width(*thick);
            content.move_to(from.0, HEIGHT - from.1).line_to(to.0, HEIGHT - to.1).stroke();
        }
    }
}

fn write_font(pdf: &mut Pdf, type0: Ref, next: &mut Ref, used: &Used, font: &Font) {
    let (cid, descriptor, map, file) = (next.bump(), next.bump(), next.bump(), next.bump());
    let name = Name(FONT_NAME);
    pdf.type0_font(type0).base_font(name).encoding_predefined(Name(b"Identity-H")).descendant_font(cid).to_unicode(map);
    let mut cid_font = pdf.cid_font(cid);
    cid_font.subtype(CidFontType::Type0).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
    let mut widths = cid_font.widths();
    for (number, (_, width)) in &used.letters {
        widths.same(*number, *number, *width);
    }
    widths.finish();
    cid_font.finish();
    let measures = font.measures();
    let [left, bottom, right, top] = measures.bbox;
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(measures.ascent)
        .descent(measures.descent)
        .cap_height(measures.cap_height)
        .stem_v(80.0)
        .font_file3(file);
    let mut characters = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
    for (number, (letter, _)) in &used.letters {
        characters.pair(*number, *letter);
    }
    pdf.cmap(map, &characters.finish());
    // The outlines alone: the rest of the font's file is not for PDF.
    let subset = subsetter::subset(font.file(), 0, &used.remapper).unwrap_or_default();
    let outlines = RawFace::parse(&subset, 0).ok().and_then(|face| face.table(Tag::from_bytes(b"CFF ")));
    let data = deflated(outlines.unwrap_or_default());
    let mut stream = pdf.stream(file, &data);
    stream.filter(Filter::FlateDecode);
    stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
